// Arguments and results of an operation as the bindings pass them: one dynamic type, so that one
// parser and one converter serve every operation.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

#include "ops/int_list.hpp"
#include "tensor/number.hpp"
#include "tensor/tensor.hpp"

namespace backsweep {

using TensorList = std::vector<Tensor>;

// std::monostate is Python's None.
using Value = std::variant<std::monostate, Tensor, Number, int64_t, bool, double, DType, IntList,
                           TensorList, std::string>;

// A tensor or a Python number.
using TensorOrNumber = std::variant<Tensor, Number>;

}  // namespace backsweep
