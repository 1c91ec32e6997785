// Drawing in SVG: a picture that grows line by line, in pixels from the upper left corner. Numbers
// are written with one decimal, so that the same map always gives the same bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lishui {

struct Pixel {
    double x = 0, y = 0;
};

std::string escaped(std::string_view text);
std::string pixels(double value);

class Svg {
public:
    Svg(double width, double height);
    // `style` is attributes, as  fill="none" stroke="#333".
    void polygon(const std::vector<Pixel>& corners, std::string_view style);
    void path(std::string_view data, std::string_view style);
    void line(Pixel from, Pixel to, std::string_view style);
    void rectangle(Pixel corner, double width, double height, std::string_view style);
    void circle(Pixel centre, double radius, std::string_view style);
    void text(Pixel at, std::string_view words, std::string_view style);
    void open_group(std::string_view style, std::string_view title = {});
    // A group of which nothing shows outside the rectangle; one a picture.
    void clip_to(Pixel corner, double width, double height);
    void close_group();
    [[nodiscard]] std::string finished() const { return body_ + "</svg>\n"; }

private:
    std::string body_;
};

// "M 1 2 L 3 4 …"
std::string path_through(const std::vector<Pixel>& points);

}  // namespace lishui
