// lishui export: a run as GeoJSON, KML, CSV, a GeoPackage, or a scenario of ORBAT Mapper.
#include "export.h"

#include <cstdlib>

#include "record/file.h"
#include "verbs.h"

namespace lishui {

namespace {

struct ExportOptions {
    std::string run, format, out;
};

ExportFiles made(const Recording& recording, const std::string& format, Language language) {
    if (format == "kml") return as_kml(recording, language);
    if (format == "csv") return as_csv(recording, language);
    if (format == "orbat-mapper") return as_orbat_mapper(recording, language);
    return as_geojson(recording, language);
}

// The names of the files written; false after a fault.
bool write_all(const Recording& recording, const ExportOptions& options, Language language,
               Json& names, Faults& faults) {
    if (options.format == "gpkg") {
        const auto path = write_geopackage(recording, language, options.out, faults);
        if (path) names.push_back(*path);
        return path.has_value();
    }
    if (!make_folder(options.out, faults)) return false;
    for (const auto& [name, bytes] : made(recording, options.format, language)) {
        const auto path = options.out + "/" + name;
        if (!write_file(path, bytes, faults)) return false;
        names.push_back(path);
    }
    return true;
}

int export_it(const Context& context, const ExportOptions& options) {
    Faults faults;
    const auto recording = load_run(context, options.run, false, faults);
    if (!recording) return context.fail(faults);
    Json names = Json::array();
    if (!write_all(*recording, options, context.language, names, faults))
        return context.fail(faults);
    if (context.json) {
        context.out << Json{{"format", options.format}, {"files", names}}.dump(2) << "\n";
        return exit_well;
    }
    for (const auto& name : names)
        context.out << context.say("已写出 ", "Written: ") << name.text() << "\n";
    return exit_well;
}

}  // namespace

std::string dump(const Json& json) { return json.dump(1) + "\n"; }

std::string symbol_code(const OrderOfBattle& order, FormationId formation) {
    const auto& f = order[formation];
    const char* identity = f.side.index() == 0 ? "6" : f.side.index() == 1 ? "3" : "4";
    const bool staff = f.headquarters.exists() && f.echelon > Echelon::division;
    const char* echelon = "00";
    switch (f.echelon) {
        case Echelon::remnant:
        case Echelon::battalion_group:
            echelon = "16";
            break;
        case Echelon::regiment:
            echelon = "17";
            break;
        case Echelon::brigade:
        case Echelon::detachment:
            echelon = "18";
            break;
        case Echelon::division:
            echelon = "21";
            break;
        case Echelon::corps:
            echelon = "22";
            break;
        case Echelon::army:
        case Echelon::group_army:
            echelon = "23";
            break;
        case Echelon::war_zone:
            echelon = "24";
            break;
        case Echelon::theatre:
            echelon = "25";
            break;
        case Echelon::national:
            echelon = "26";
            break;
    }
    const char* entity = f.arm == Arm::artillery   ? "130300"
                         : f.arm == Arm::engineers ? "140700"
                                                   : "121100";
    return std::string("100") + identity + "10" + "0" + (staff ? "2" : "0") + echelon + entity +
           "0000";
}

void add_export(CommandLine& program, Context& context) {
    auto options = std::make_shared<ExportOptions>();
    auto verb = program.add_subcommand(
        "export",
        context.say("把一次推演写成别的工具可读的文件", "a run as files that other tools read"));
    verb.add_option("RUN", options->run, context.say("日志", "the journal of a run")).required();
    verb.add_option("--format", options->format,
                    context.say("geojson、kml、csv、gpkg（需要 GDAL）或 orbat-mapper",
                                "geojson, kml, csv, gpkg (needs GDAL) or orbat-mapper"))
        .required()
        .one_of({"geojson", "kml", "csv", "gpkg", "orbat-mapper"});
    verb.add_option("--out", options->out, context.say("写到哪个文件夹", "the folder to write to"))
        .required();
    verb.footer(
        context.say("例：lishui export two-divisions-7 --format geojson --out layers",
                    "Example: lishui export two-divisions-7 --format geojson --out layers"));
    verb.callback([&context, options] { context.status = export_it(context, *options); });
}

}  // namespace lishui
