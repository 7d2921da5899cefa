// Running a line function (kernels/lines.hpp) along one dimension of tensors.
#pragma once

#include <initializer_list>

#include "kernels/lines.hpp"
#include "ops/value.hpp"

namespace backsweep {

struct LineOptions {
  int64_t option = 0;
  double number = 0;
  const void* extra = nullptr;
};

// The tensors agree in all dimensions but `dim`; those without dimensions count as one element. The
// length of a line is that of the first tensor. Never records.
void run_lines(const char* op, kernels::LineFunction function, int dim,
               std::initializer_list<const Tensor*> operands, const LineOptions& options = {});

// A reduced contiguous tensor seen with its reduced dimension, as run_lines wants it.
Tensor with_line_dim(const Tensor& reduced, DimsView sizes, int dim, int64_t length = 1);

}  // namespace backsweep
