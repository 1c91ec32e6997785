#include <iostream>

#include <unistd.h>

#include "verbs.h"

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    return lishui::program(arguments, std::cout, std::cerr, ::isatty(STDERR_FILENO) == 1);
}
