// A Python number as it arrives beside a tensor: bool, int or float, never a tensor.
#pragma once

#include <cmath>
#include <cstdint>

#include "tensor/dtype.hpp"

namespace backsweep {

class Number {
 public:
  Number() : Number(int64_t{0}) {}
  Number(bool value) : integer_(value), dtype_(DType::Bool) {}
  Number(int value) : Number(static_cast<int64_t>(value)) {}
  Number(int64_t value) : integer_(value), dtype_(DType::Int64) {}
  Number(double value) : real_(value), dtype_(DType::Float64) {}

  DType dtype() const { return dtype_; }
  bool is_floating() const { return dtype_ == DType::Float64; }
  double real() const { return is_floating() ? real_ : static_cast<double>(integer_); }
  int64_t integer() const { return is_floating() ? static_cast<int64_t>(real_) : integer_; }

  template <class T>
  T to() const {
    if constexpr (std::is_same_v<T, bool>) return is_floating() ? real_ != 0 : integer_ != 0;
    return is_floating() ? static_cast<T>(real_) : static_cast<T>(integer_);
  }

  friend bool operator==(const Number& a, const Number& b) {
    return a.is_floating() || b.is_floating() ? a.real() == b.real() : a.integer_ == b.integer_;
  }
  friend Number operator-(const Number& a) {
    return a.is_floating() ? Number(-a.real_) : Number(int64_t(0 - uint64_t(a.integer_)));
  }
  friend Number operator-(const Number& a, const Number& b) {
    if (a.is_floating() || b.is_floating()) return Number(a.real() - b.real());
    return Number(int64_t(uint64_t(a.integer_) - uint64_t(b.integer_)));
  }
  friend Number operator*(const Number& a, const Number& b) {
    if (a.is_floating() || b.is_floating()) return Number(a.real() * b.real());
    return Number(int64_t(uint64_t(a.integer_) * uint64_t(b.integer_)));
  }

 private:
  union {
    int64_t integer_;
    double real_;
  };
  DType dtype_;
};

}  // namespace backsweep
