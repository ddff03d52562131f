#pragma once
#include <cstdlib>
#include <string>

/// How much of a long test to run: the number in the environment variable `name`, else `usual`. CONTRIBUTING names
/// them.
inline int draws(const char* name, int usual) {
    const char* asked = std::getenv(name);
    return asked ? std::stoi(asked) : usual;
}
