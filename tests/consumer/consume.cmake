# Configures, builds and runs one consumer from nothing, and compares the order it prints with the first one's.
set(build "${scratch}/${kind}")
file(REMOVE_RECURSE "${build}")

function(step)
    execute_process(COMMAND ${ARGV} RESULT_VARIABLE failed OUTPUT_VARIABLE output ERROR_VARIABLE output)
    if(failed)
        list(JOIN ARGV " " command)
        message(NOTICE "${output}")  # FATAL_ERROR would wrap its lines
        message(FATAL_ERROR "failed: ${command}")
    endif()
    set(output "${output}" PARENT_SCOPE)
endfunction()

step("${CMAKE_COMMAND}" -S "${source}/${kind}" -B "${build}" -G "${generator}" -D CMAKE_BUILD_TYPE=Release
    "-DCMAKE_CXX_COMPILER=${compiler}" "-DCMAKE_CXX_FLAGS=${flags}" "-DCMAKE_CXX_COMPILER_LAUNCHER=${launcher}"
    "-DCMAKE_PREFIX_PATH=${prefix}" "-DSEGUE_DIR=${segue}" "-DSEGUE_BOOST=${boost}" "-DPython_EXECUTABLE=${python}"
)
step("${CMAKE_COMMAND}" --build "${build}")
step("${build}/consumer")
message("${output}")

file(WRITE "${scratch}/${kind}.txt" "${output}")
file(READ "${scratch}/installed.txt" expected)
if(NOT output STREQUAL expected)
    message(FATAL_ERROR "${kind} found another order than installed did:\n${expected}")
endif()
