#include "svg.h"

#include <cmath>

namespace lishui {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                // XML allows no other control characters, not even written as numbers.
                if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
        }
    }
    return out;
}

std::string pixels(double value) {
    const auto tenths = static_cast<long>(std::lround(value * 10));
    const auto magnitude = tenths < 0 ? -tenths : tenths;
    std::string out = (tenths < 0 ? "-" : "") + std::to_string(magnitude / 10);
    if (magnitude % 10 != 0) out += "." + std::to_string(magnitude % 10);
    return out;
}

namespace {

std::string attribute(const char* name, double value) {
    return std::string(" ") + name + "=\"" + pixels(value) + "\"";
}

}  // namespace

Svg::Svg(double width, double height) {
    body_ = "<svg xmlns=\"http://www.w3.org/2000/svg\"" + attribute("width", width) +
            attribute("height", height) + " viewBox=\"0 0 " + pixels(width) + " " + pixels(height) +
            "\" font-family=\"'Noto Sans CJK SC','Source Han Sans SC','WenQuanYi Zen Hei',"
            "'PingFang SC','Microsoft YaHei',sans-serif\">\n";
}

void Svg::polygon(const std::vector<Pixel>& corners, std::string_view style) {
    body_ += "<polygon points=\"";
    for (const auto& corner : corners)
        body_ += pixels(corner.x) + "," + pixels(corner.y) + " ";
    body_.back() = '"';
    body_ += " " + std::string(style) + "/>\n";
}

void Svg::path(std::string_view data, std::string_view style) {
    body_ += "<path d=\"" + std::string(data) + "\" " + std::string(style) + "/>\n";
}

void Svg::line(Pixel from, Pixel to, std::string_view style) {
    body_ += "<line" + attribute("x1", from.x) + attribute("y1", from.y) + attribute("x2", to.x) +
             attribute("y2", to.y) + " " + std::string(style) + "/>\n";
}

void Svg::rectangle(Pixel corner, double width, double height, std::string_view style) {
    body_ += "<rect" + attribute("x", corner.x) + attribute("y", corner.y) +
             attribute("width", width) + attribute("height", height) + " " + std::string(style) +
             "/>\n";
}

void Svg::circle(Pixel centre, double radius, std::string_view style) {
    body_ += "<circle" + attribute("cx", centre.x) + attribute("cy", centre.y) +
             attribute("r", radius) + " " + std::string(style) + "/>\n";
}

void Svg::text(Pixel at, std::string_view words, std::string_view style) {
    body_ += "<text" + attribute("x", at.x) + attribute("y", at.y) + " " + std::string(style) +
             ">" + escaped(words) + "</text>\n";
}

void Svg::open_group(std::string_view style, std::string_view title) {
    body_ += "<g" + (style.empty() ? std::string() : " " + std::string(style)) + ">";
    if (!title.empty()) body_ += "<title>" + escaped(title) + "</title>";
    body_ += "\n";
}

void Svg::clip_to(Pixel corner, double width, double height) {
    body_ += "<clipPath id=\"ground\">";
    rectangle(corner, width, height, "");
    body_ += "</clipPath>\n<g clip-path=\"url(#ground)\">\n";
}

void Svg::close_group() { body_ += "</g>\n"; }

std::string path_through(const std::vector<Pixel>& points) {
    std::string out;
    for (const auto& point : points) {
        out += out.empty() ? "M" : "L";
        out += pixels(point.x) + " " + pixels(point.y) + " ";
    }
    return out;
}

}  // namespace lishui
