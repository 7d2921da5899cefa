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

// The tensors agree in all dimensions but `dim`, which a tensor of one element a line need not
// have; those without dimensions count as one element. The length of a line is that of the first
// tensor. Never records.
void run_lines(const char* op, kernels::LineFunction function, int dim,
               std::initializer_list<const Tensor*> operands, const LineOptions& options = {});

}  // namespace backsweep
