// Recorded writes of one value to every element. See cast.hpp for copy_.
#pragma once

#include "tensor/number.hpp"
#include "tensor/tensor.hpp"

namespace backsweep {

// Refuses a number outside the range of an integer dtype. A negative one may be given for an
// unsigned dtype, whose elements it wraps to.
void check_fits(const char* op, const Number& value, DType dtype);

void zero_(Tensor& target);
void fill_(Tensor& target, const Number& value);
// `value` is a 0-d tensor.
void fill_(Tensor& target, const Tensor& value);

}  // namespace backsweep
