# The command line as its contract says it, and the golden diaries.
if(HANDSHY_GAME AND NOT HANDSHY_FUZZ)
  add_test(NAME cli COMMAND sh ${CMAKE_SOURCE_DIR}/tests/cli.sh ${CMAKE_SOURCE_DIR} $<TARGET_FILE:handshy>)
  add_test(NAME golden COMMAND sh ${CMAKE_SOURCE_DIR}/tests/golden/compare ${CMAKE_SOURCE_DIR} $<TARGET_FILE:handshy>)
  set_tests_properties(cli golden PROPERTIES TIMEOUT 300)
endif()
