// The one main of every unit-test program; the tests themselves are in the folders beside it.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
