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
  if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    # It has no `GCC ivdep`: its loops ask at run time whether arrays overlap.
    target_compile_options(${target} PRIVATE -Wno-unknown-pragmas)
  endif()
  if(NOT CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    # As on x86-64, whose baseline cannot fuse a product and a sum; kernels do (below).
    target_compile_options(${target} PRIVATE -ffp-contract=off)
  endif()
  if(BACKSWEEP_WERROR)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
  if(BACKSWEEP_THREAD_SAFE)
    target_compile_definitions(${target} PUBLIC BACKSWEEP_THREAD_SAFE)
  endif()
  if(BACKSWEEP_SANITIZE)
    target_compile_options(${target} PUBLIC -fsanitize=${BACKSWEEP_SANITIZE}
                           -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(${target} PUBLIC -fsanitize=${BACKSWEEP_SANITIZE})
  endif()
endfunction()

# Instruction sets that kernels are compiled for, chosen from at run time (cpp/kernels/isa.hpp).
set(BACKSWEEP_INSTRUCTION_SETS baseline)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  set(BACKSWEEP_INSTRUCTION_SETS baseline avx2 avx512)
endif()
set(BACKSWEEP_FLAGS_baseline "")
set(BACKSWEEP_FLAGS_avx2 -mavx2 -mfma)
set(BACKSWEEP_FLAGS_avx512 -mavx512f -mavx512dq -mavx512bw -mavx512vl -mfma
    -mprefer-vector-width=512)

# Compiles a target as kernels are compiled, for one instruction set.
function(backsweep_kernel_options target set)
  # One file each, and each instruction set stays by itself.
  set_target_properties(${target} PROPERTIES INTERPROCEDURAL_OPTIMIZATION OFF)
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/cpp)
  target_compile_definitions(${target} PRIVATE BACKSWEEP_ISA=${set})
  # Under sanitizers full optimisation takes minutes a file and finds nothing more.
  set(level -O3)
  if(BACKSWEEP_SANITIZE)
    set(level -O1)
  elseif(set STREQUAL "baseline" AND "avx2" IN_LIST BACKSWEEP_INSTRUCTION_SETS)
    set(level -Os)  # for the few machines without AVX2; a third of the code
  endif()
  # Errors of arithmetic are values here (inf, NaN), and integers wrap; nothing else is relaxed.
  # Nothing in a kernel throws: no tables for unwinding.
  target_compile_options(${target} PRIVATE ${level} -fno-exceptions -fno-asynchronous-unwind-tables
                         -fno-math-errno -fno-trapping-math -fwrapv
                         -ffp-contract=fast ${BACKSWEEP_FLAGS_${set}})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # Strides are in bytes here, so a second loop for steps of 1 would serve nobody.
    target_compile_options(${target} PRIVATE -fno-version-loops-for-strides)
  endif()
endfunction()

# Compiles the kernel sources once per instruction set and adds the objects to `target`.
function(backsweep_add_kernels target)
  foreach(set ${BACKSWEEP_INSTRUCTION_SETS})
    add_library(${target}_${set} OBJECT ${ARGN})
    backsweep_target_options(${target}_${set})
    backsweep_kernel_options(${target}_${set} ${set})
    target_sources(${target} INTERFACE $<TARGET_OBJECTS:${target}_${set}>)
  endforeach()
endfunction()
