# Runs yishi-demo in an empty folder, a founding twice, and looks at its end.
#   cmake -DPROGRAM=… -DFOLDER=… -DMODE=--dir|--found -DEXPECT=… -P demo_test.cmake
file(REMOVE_RECURSE ${FOLDER} ${FOLDER}.founding)

function(run)
  execute_process(COMMAND ${PROGRAM} ${MODE} ${FOLDER} RESULT_VARIABLE result OUTPUT_VARIABLE output
                  ERROR_VARIABLE errors)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "exit ${result}\n${output}\n${errors}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

run()
if(MODE STREQUAL "--found")
  file(SHA256 ${FOLDER}/yishid.conf before)
  run()
  file(SHA256 ${FOLDER}/yishid.conf after)
  if(NOT before STREQUAL after)
    message(FATAL_ERROR "the second founding changed ${FOLDER}/yishid.conf")
  endif()
endif()
string(FIND "${output}" "${EXPECT}" at)
if(at EQUAL -1)
  message(FATAL_ERROR "'${EXPECT}' was not said:\n${output}")
endif()
file(REMOVE_RECURSE ${FOLDER})
