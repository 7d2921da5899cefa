// Recorded writes of one value to every element. See cast.hpp for copy_.
#pragma once

#include "tensor/number.hpp"
#include "tensor/tensor.hpp"

namespace backsweep {

// Whether a number is in the range of a dtype, if that is one of integers. A negative integer may
// be given for an unsigned dtype, whose elements it wraps to.
bool fits(const Number& value, DType dtype);
// Refuses a number that does not.
void check_fits(const char* op, const Number& value, DType dtype);

void zero_(Tensor& target);
void fill_(Tensor& target, const Number& value);
// `value` is a 0-d tensor.
void fill_(Tensor& target, const Tensor& value);

}  // namespace backsweep
