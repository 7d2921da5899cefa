// The loops of the binary rows that are compiled once, not for every instruction set: they are
// rare, or no faster with wider vectors.
#pragma once

#include "ops/kernel_rows.hpp"

namespace backsweep::kernels::once {

#define BINARY(...)
#define COMPARISON(...)
#define FUSED(...)
#define ONCE(name, types)                                                     \
  struct name##_row {                                                         \
    static constexpr Types kTypes = Types::types;                             \
    template <class T>                                                        \
    static void run(char* const* data, const int64_t* strides, int64_t size); \
  };
#define BINARY_ONCE(name, forms, types, ...) ONCE(name, types)
#define LOGICAL(name, ...) ONCE(name, Any)
#define INTEGER(...)
#define INTEGER_ONCE(name, types, ...) ONCE(name, types)
#define UNRECORDED(name, types, ...) ONCE(name, types)
#include "ops/binary_rows.inc"
#undef BINARY
#undef COMPARISON
#undef FUSED
#undef ONCE
#undef LOGICAL
#undef INTEGER

}  // namespace backsweep::kernels::once
