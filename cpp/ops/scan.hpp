// Scans as C++ functions for rules: differentiable any number of times.
#pragma once

#include "ops/value.hpp"

namespace backsweep {

// r[i] = a[i] * r[i - 1] + b[i] along `dim`, nothing before the first; from the end when `reverse`.
Tensor linear_recurrence(const Tensor& a, const Tensor& b, int64_t dim, bool reverse);

// Moves elements by `steps` along `dim`; what comes in from outside is `fill`.
Tensor shifted(const Tensor& input, int64_t dim, int64_t steps, double fill);

// The product of all elements along `dim` but the one at each place, exact where there are zeros.
Tensor product_of_others(const Tensor& input, int64_t dim);

Tensor cumsum(const Tensor& input, int64_t dim, std::optional<DType> dtype);
Tensor cumprod(const Tensor& input, int64_t dim, std::optional<DType> dtype);

}  // namespace backsweep
