# Boost headers >= 1.74, as the target Boost::headers. They are needed to build segue, not to use the compiled library.
set(SEGUE_BOOST auto CACHE STRING "Where Boost's headers come from: auto (system, else pypi), system, pypi (the package boost-headers) or fetch (download)")
set_property(CACHE SEGUE_BOOST PROPERTY STRINGS auto system pypi fetch)
set(segue_boost_least 1.74)

function(segue_boost_target directory origin)
    file(STRINGS "${directory}/boost/version.hpp" line REGEX "define BOOST_LIB_VERSION ")
    string(REGEX REPLACE ".*\"([0-9]+)_([0-9]+).*" "\\1.\\2" found "${line}")
    if(found VERSION_LESS segue_boost_least)
        return()
    endif()
    add_library(Boost::headers INTERFACE IMPORTED GLOBAL)
    target_include_directories(Boost::headers SYSTEM INTERFACE "${directory}")
    message(STATUS "segue: Boost ${found} from ${origin}")
endfunction()

function(segue_boost_from_system)
    find_package(Boost ${segue_boost_least} CONFIG QUIET GLOBAL)
    if(TARGET Boost::headers)
        message(STATUS "segue: Boost ${Boost_VERSION} from the system")
        return()
    endif()
    find_path(SEGUE_BOOST_INCLUDE_DIR boost/graph/graph_traits.hpp)  # a Boost without CMake files
    mark_as_advanced(SEGUE_BOOST_INCLUDE_DIR)
    if(SEGUE_BOOST_INCLUDE_DIR)
        segue_boost_target("${SEGUE_BOOST_INCLUDE_DIR}" "the system")
    endif()
endfunction()

function(segue_boost_from_pypi)
    if(NOT Python_EXECUTABLE)
        find_package(Python 3.10 QUIET COMPONENTS Interpreter)
    endif()
    if(Python_EXECUTABLE)
        execute_process(
            COMMAND "${Python_EXECUTABLE}" -c "import boost_headers; print(boost_headers.get_include().as_posix(), end='')"
            OUTPUT_VARIABLE directory ERROR_QUIET RESULT_VARIABLE failed
        )
        if(NOT failed)
            segue_boost_target("${directory}" "the Python package boost-headers")
        endif()
    endif()
endfunction()

function(segue_boost_from_fetch)
    include(FetchContent)
    FetchContent_Declare(segue_boost
        URL https://archives.boost.io/release/1.85.0/source/boost_1_85_0.tar.gz
        URL_HASH SHA256=be0d91732d5b0cc6fbb275c7939974457e79b54d6f07ce2e3dfdd68bef883b0b
        SOURCE_SUBDIR none  # headers only: nothing of it is built
    )
    FetchContent_MakeAvailable(segue_boost)
    segue_boost_target("${segue_boost_SOURCE_DIR}" "its release archive")
endfunction()

if(NOT TARGET Boost::headers AND SEGUE_BOOST MATCHES "^(auto|system)$")
    segue_boost_from_system()
endif()
if(NOT TARGET Boost::headers AND SEGUE_BOOST MATCHES "^(auto|pypi)$")
    segue_boost_from_pypi()
endif()
if(NOT TARGET Boost::headers AND SEGUE_BOOST STREQUAL "fetch")
    segue_boost_from_fetch()
endif()
if(NOT TARGET Boost::headers)
    message(FATAL_ERROR "segue needs Boost headers >= ${segue_boost_least} to be built (SEGUE_BOOST=${SEGUE_BOOST}): "
        "install libboost-dev, or the Python package boost-headers, or set SEGUE_BOOST=fetch to download them.")
endif()
