// From a row's loop, a template over the element type, to its entries in a table. Included by
// sources that are compiled once per instruction set (see kernels/isa.hpp).
//
//   struct neg_row {
//     static constexpr Types kTypes = Types::Signed;
//     template <class T>
//     static void run(char* const* data, const int64_t* strides, int64_t size);
//   };
//   fill<neg_row>(table.loops[i]);
#pragma once

#include <type_traits>

#include "kernels/loops.hpp"
#include "ops/kernel_rows.hpp"

namespace backsweep::kernels::BACKSWEEP_ISA {

template <Types types, class T>
constexpr bool has_kernel() {
  if constexpr (types == Types::Any || types == Types::SameDType)
    return true;
  else if constexpr (types == Types::Bits)
    return std::is_integral_v<T>;
  else if constexpr (types == Types::Integers)
    return std::is_integral_v<T> && !std::is_same_v<T, bool>;
  else if constexpr (types == Types::Rounding || types == Types::Floating ||
                     types == Types::FloatingOnly)
    return std::is_floating_point_v<T>;
  else
    return !std::is_same_v<T, bool>;
}

template <class Row, class T>
constexpr LoopFunction loop_of() {
  if constexpr (has_kernel<Row::kTypes, T>())
    return &Row::template run<T>;
  else
    return nullptr;
}

// `bool_as_byte`: the row does to bytes of 0 and 1 what it does to bool, so one loop serves both.
template <class Row, bool bool_as_byte = false>
constexpr void fill(LoopsByDType& loops) {
  if constexpr (bool_as_byte)
    loops[0] = loop_of<Row, uint8_t>();
  else
    loops[0] = loop_of<Row, bool>();
  loops[1] = loop_of<Row, uint8_t>();
  loops[2] = loop_of<Row, int32_t>();
  loops[3] = loop_of<Row, int64_t>();
  loops[4] = loop_of<Row, float>();
  loops[5] = loop_of<Row, double>();
}

}  // namespace backsweep::kernels::BACKSWEEP_ISA
