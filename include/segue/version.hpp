#pragma once

/// The only place that holds the version; CMake and the Python package read it here.
#define SEGUE_VERSION "0.1.0"
