// Element types. Their order is the promotion order: two types of the same category promote to the
// later one (see ops/promotion.hpp for tensors, 0-d tensors and Python numbers together).
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace backsweep {

enum class DType : uint8_t { Bool, UInt8, Int32, Int64, Float32, Float64 };
inline constexpr int kDTypeCount = 6;

// At namespace scope: a local array would be built on the stack at each call.
inline constexpr uint8_t kItemSizes[kDTypeCount] = {1, 1, 4, 8, 4, 8};
inline constexpr const char* kDTypeNames[kDTypeCount] = {"bool",  "uint8",   "int32",
                                                         "int64", "float32", "float64"};

constexpr size_t item_size(DType dtype) {
  return kItemSizes[static_cast<int>(dtype)];
}

// PyTorch's name, as in `torch.float32`.
constexpr const char* dtype_name(DType dtype) {
  return kDTypeNames[static_cast<int>(dtype)];
}

// The name of the type of tensors with these elements, which some messages have.
constexpr const char* type_name(DType dtype) {
  constexpr const char* names[kDTypeCount] = {"Bool", "Byte", "Int", "Long", "Float", "Double"};
  return names[static_cast<int>(dtype)];
}

constexpr bool is_floating(DType dtype) {
  return dtype >= DType::Float32;
}
constexpr bool is_integral(DType dtype) {
  return dtype > DType::Bool && dtype < DType::Float32;
}

// 0 for bool, 1 for integers, 2 for floating point.
constexpr int category(DType dtype) {
  return dtype == DType::Bool ? 0 : (dtype < DType::Float32 ? 1 : 2);
}

constexpr DType promote(DType a, DType b) {
  return a > b ? a : b;
}

// What floating results are where nothing says otherwise: numbers of Python, factories, quotients
// of integers. float32 unless the program has set float64.
inline DType chosen_default_dtype = DType::Float32;
inline DType default_dtype() {
  return chosen_default_dtype;
}

template <class T>
constexpr DType dtype_of() {
  if constexpr (std::is_same_v<T, bool>) return DType::Bool;
  if constexpr (std::is_same_v<T, uint8_t>) return DType::UInt8;
  if constexpr (std::is_same_v<T, int32_t>) return DType::Int32;
  if constexpr (std::is_same_v<T, int64_t>) return DType::Int64;
  if constexpr (std::is_same_v<T, float>) return DType::Float32;
  if constexpr (std::is_same_v<T, double>) return DType::Float64;
}

// Calls body(T{}) with the C++ type of `dtype`.
template <class Body>
decltype(auto) visit_dtype(DType dtype, Body&& body) {
  switch (dtype) {
    case DType::Bool:
      return body(bool{});
    case DType::UInt8:
      return body(uint8_t{});
    case DType::Int32:
      return body(int32_t{});
    case DType::Int64:
      return body(int64_t{});
    case DType::Float32:
      return body(float{});
    case DType::Float64:
      break;
  }
  return body(double{});
}

}  // namespace backsweep
