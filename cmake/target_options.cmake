# Options for our own targets; nothing is set globally.

function(backsweep_target_options target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  set_target_properties(${target} PROPERTIES
    CXX_EXTENSIONS OFF
    POSITION_INDEPENDENT_CODE ON
    CXX_VISIBILITY_PRESET hidden
    VISIBILITY_INLINES_HIDDEN ON)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wconversion -Wno-sign-conversion
                         -ffunction-sections -fdata-sections)
  if(BACKSWEEP_WERROR)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
  if(BACKSWEEP_THREAD_SAFE)
    target_compile_definitions(${target} PUBLIC BACKSWEEP_THREAD_SAFE)
  endif()
  if(BACKSWEEP_SANITIZE)
    target_compile_options(${target} PUBLIC -fsanitize=${BACKSWEEP_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(${target} PUBLIC -fsanitize=${BACKSWEEP_SANITIZE})
  endif()
endfunction()

# Compiles the kernel sources once per instruction set and adds the objects to `target`.
function(backsweep_add_kernels target)
  # Errors of arithmetic are values here (inf, NaN), and integers wrap; nothing else is relaxed.
  set(common -O3 -fno-math-errno -fno-trapping-math -fwrapv -ffp-contract=fast)
  set(flags_baseline "")
  set(sets baseline)
  if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    set(sets baseline avx2 avx512)
    set(flags_avx2 -mavx2 -mfma)
    set(flags_avx512 -mavx512f -mavx512dq -mavx512bw -mavx512vl -mfma -mprefer-vector-width=512)
  endif()
  foreach(set ${sets})
    add_library(${target}_${set} OBJECT ${ARGN})
    backsweep_target_options(${target}_${set})
    target_include_directories(${target}_${set} PRIVATE ${PROJECT_SOURCE_DIR}/cpp)
    target_compile_definitions(${target}_${set} PRIVATE BACKSWEEP_ISA=${set})
    target_compile_options(${target}_${set} PRIVATE ${common} ${flags_${set}})
    target_sources(${target} INTERFACE $<TARGET_OBJECTS:${target}_${set}>)
  endforeach()
endfunction()
