// lishui score and lishui fit: figures that want a library of statistics, made by a guest in Python
// (python/lishui_statistics). No other verb needs it.
#include <array>
#include <cstdlib>
#include <filesystem>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "record/file.h"
#include "verbs.h"

namespace lishui {

namespace {

struct Spoken {
    int status = -1;  // -1: it could not be started
    std::string out;
};

// Runs a program to its end; what it says on standard output comes back, its faults go where ours
// go.
Spoken call(const std::vector<std::string>& words) {
    Spoken spoken;
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return spoken;
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (const auto& word : words)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    pid_t child = -1;
    const int failed =
        ::posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    std::array<char, 4096> part{};
    for (ssize_t got = 0; failed == 0 && (got = ::read(ends[0], part.data(), part.size())) > 0;) {
        spoken.out.append(part.data(), static_cast<std::size_t>(got));
    }
    ::close(ends[0]);
    int status = 0;
    if (failed != 0 || ::waitpid(child, &status, 0) != child) return spoken;
    spoken.status = WIFEXITED(status) ? WEXITSTATUS(status) : exit_fault;
    return spoken;
}

// An interpreter that has the libraries; empty when there is none.
std::string interpreter() {
    constexpr const char* look =
        "import importlib.util as u, sys; "
        "sys.exit(any(u.find_spec(n) is None for n in ('numpy', 'scipy', 'sklearn')))";
    const char* named = std::getenv("LISHUI_PYTHON");
    for (const std::string& name : {std::string(named == nullptr ? "" : named),
                                    std::string("python3"), std::string("/usr/bin/python3")}) {
        if (!name.empty() && call({name, "-c", look}).status == 0) return name;
    }
    return {};
}

int ask_guest(const Context& context, std::vector<std::string> words) {
    const auto python = interpreter();
    if (python.empty()) {
        return context.fail(
            {"找不到带 numpy、scipy、scikit-learn 的 Python。",
             "There is no Python here with numpy, scipy and scikit-learn."},
            {"安装 python3-numpy、python3-scipy、python3-sklearn，或用 LISHUI_PYTHON 指定解释器。",
             "Install python3-numpy, python3-scipy and python3-sklearn, or name an interpreter in "
             "LISHUI_PYTHON."});
    }
    ::setenv("PYTHONPATH", (home_folder() + "/python").c_str(), 1);
    ::setenv("PYTHONDONTWRITEBYTECODE", "1", 1);
    ::setenv("PYTHONUTF8", "1", 1);
    // One thread: sums in another order are other sums.
    ::setenv("OMP_NUM_THREADS", "1", 1);
    ::setenv("OPENBLAS_NUM_THREADS", "1", 1);
    words.insert(words.begin(), {python, "-m", "lishui_statistics"});
    words.insert(words.end(), {"--lang", context.zh() ? "zh" : "en"});
    if (context.json) words.emplace_back("--json");
    const auto spoken = call(words);
    context.out << spoken.out;
    return spoken.status == 0 ? exit_well : exit_fault;
}

struct StatisticsOptions {
    std::string predictions, truth, against, train, into;
    int rounds = 8, runs = 200;
};

bool there(const Context& context, const std::vector<std::string>& files) {
    Faults faults;
    for (const auto& file : files) {
        if (file.empty() || file_exists(file)) continue;
        faults.push_back({file, 0, {"没有这个文件。", "There is no such file."}, {}});
    }
    return faults.empty() || context.fail(faults) == exit_well;
}

void score(Context& context, const StatisticsOptions& options) {
    context.status = exit_fault;
    if (!there(context, {options.predictions, options.truth, options.against, options.train})) {
        return;
    }
    std::vector<std::string> words{"score", options.predictions, options.truth};
    if (!options.against.empty()) words.insert(words.end(), {"--against", options.against});
    if (!options.train.empty()) words.insert(words.end(), {"--train", options.train});
    context.status = ask_guest(context, std::move(words));
}

void fit(Context& context, const StatisticsOptions& options) {
    context.status = exit_fault;
    if (!there(context, {options.train, options.into})) return;
    std::error_code error;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", error).string();
    std::vector<std::string> words{"fit", options.train, "--program", self};
    words.insert(words.end(), {"--rounds", std::to_string(options.rounds)});
    words.insert(words.end(), {"--runs", std::to_string(options.runs)});
    if (!options.into.empty()) words.insert(words.end(), {"--into", options.into});
    context.status = ask_guest(context, std::move(words));
}

}  // namespace

void add_score(CommandLine& program, Context& context) {
    auto options = std::make_shared<StatisticsOptions>();
    auto verb = program.add_subcommand(
        "score", context.say("用实际结果给预测评分，并与简单规则并列",
                             "score predictions against what happened, beside simple rules"));
    verb.add_option("PREDICTIONS", options->predictions,
                    context.say("lishui battle 写出的预测", "predictions that lishui battle wrote"))
        .required();
    verb.add_option("TRUTH", options->truth,
                    context.say("带结果列的会战表", "table of battles with what came of them"))
        .required();
    verb.add_option("--against", options->against,
                    context.say("成对相减的另一份预测", "other predictions, compared in pairs"));
    verb.add_option("--train", options->train,
                    context.say("简单规则从这张表学（默认：本表内按会战族交叉）",
                                "the simple rules learn from this table (default: across families "
                                "within the truth)"));
    verb.footer(context.say("例：lishui score predictions.csv truth.csv",
                            "Example: lishui score predictions.csv truth.csv"));
    verb.callback([&context, options] { score(context, *options); });
}

void add_fit(CommandLine& program, Context& context) {
    auto options = std::make_shared<StatisticsOptions>();
    auto verb = program.add_subcommand(
        "fit", context.say("用一张训练表拟合战斗系数，按会战族交叉检验",
                           "fit the coefficients of combat to a training table, cross-validated by "
                           "family"));
    verb.add_option("TRAIN", options->train, context.say("训练用的会战表", "table to train on"))
        .required();
    verb.add_option("--into", options->into,
                    context.say("把结果写进这个 rules.def（值、区间、数据摘要）",
                                "write values, intervals and the data's digest into this "
                                "rules.def"));
    verb.add_option("--rounds", options->rounds,
                    context.say("推演校正的轮数", "rounds of correction by playing"))
        .between(0, 100)
        .capture_default_str();
    verb.add_option("--runs", options->runs,
                    context.say("每轮每次会战推演的次数", "plays of each battle in a round"))
        .between(10, 10000)
        .capture_default_str();
    verb.footer(context.say("例：lishui fit train.csv --into src/combat/rules.def",
                            "Example: lishui fit train.csv --into src/combat/rules.def"));
    verb.callback([&context, options] { fit(context, *options); });
}

}  // namespace lishui
