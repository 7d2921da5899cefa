// The argument `out` of a function: its result goes into a tensor that the caller gives.
#pragma once

#include "tensor/tensor.hpp"

namespace backsweep {

// Refuses, before anything is written, what cannot take `result`: another kind of dtype, elements
// that share memory, memory that would have to grow and cannot.
void check_out(const char* op, const Tensor& out, const Tensor& result);
// For an operation with a derivative: nothing may be recorded, as `out` would have two histories.
void check_out_unrecorded(const char* op, bool any_requires_grad);

// Writes `result` into `out`, which takes the result's shape. Memory that is too small is replaced;
// other tensors that share it keep what they have.
void write_out(Tensor& out, const Tensor& result);

}  // namespace backsweep
