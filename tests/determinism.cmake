# The same diary, the same bytes, whatever built it. Needs gcc and clang; ./check installs both.
if(HANDSHY_GAME AND HANDSHY_SANITIZE AND NOT HANDSHY_FUZZ)
  add_test(NAME determinism COMMAND sh ${CMAKE_SOURCE_DIR}/tests/determinism/determinism.sh ${CMAKE_SOURCE_DIR}
    ${CMAKE_BINARY_DIR} $<TARGET_FILE:handshy>)
  set_tests_properties(determinism PROPERTIES TIMEOUT 600)
endif()
