// The engine alone, as small as a program can be that fights campaigns: what `./check same_bits`
// builds with every compiler and compares.
//
//     same_bits FOLDER SEED SEEDS HOURS THREADS     the digests
//     same_bits FOLDER SEED fields HOUR             every field at one hour
#include <cstdlib>
#include <iostream>
#include <string>

#include "digest_list.h"
#include "scenario/read.h"

namespace {

int number(const char* text) { return static_cast<int>(std::strtol(text, nullptr, 10)); }

}  // namespace

int main(int argc, char** argv) {
    using namespace lishui;
    if (argc < 5) {
        std::cerr << "same_bits FOLDER SEED SEEDS HOURS THREADS | FOLDER SEED fields HOUR\n";
        return 2;
    }
    Faults faults;
    const auto scenario = read_scenario(read_folder(argv[1], faults), faults);
    if (scenario == nullptr) {
        for (const Fault& fault : faults)
            std::cerr << fault.file << ':' << fault.line << ": " << fault.sentence.en << '\n';
        return 1;
    }
    DigestWishes wishes;
    wishes.seed = static_cast<std::uint64_t>(number(argv[2]));
    if (std::string(argv[3]) == "fields") {
        print_fields(*scenario, wishes.seed, number(argv[4]), false, std::cout);
        return 0;
    }
    wishes.seeds = number(argv[3]);
    wishes.hours = number(argv[4]);
    if (argc > 5) wishes.threads = number(argv[5]);
    print_digests(*scenario, wishes, std::cout);
    return 0;
}
