// The differentiable operations as C++ functions: what backward rules and composite operations are
// written with. Each one records itself when grad mode is on and an input requires a gradient.
#pragma once

#include <optional>

#include "graph/backward.hpp"
#include "ops/cast.hpp"
#include "ops/factories.hpp"
#include "ops/value.hpp"

namespace backsweep {

// Elementwise, from the rows.
#define UNARY(name, ...) Tensor name(const Tensor& input);
#define UNARY_WITHIN(name, ...) UNARY(name)
#define PREDICATE(name, ...) UNARY(name)
#define SPECIAL(name, ...) UNARY(name)
#define SPECIAL_VALUES(name, ...) UNARY(name)
#include "ops/special_rows.inc"
#include "ops/unary_rows.inc"
#undef UNARY
#undef UNARY_WITHIN
#undef PREDICATE
#undef SPECIAL
#undef SPECIAL_VALUES

// Elementwise with parameters (ops/polygamma.cpp, ops/clamp.cpp). A missing bound bounds nothing.
Tensor polygamma(int64_t n, const Tensor& input);
Tensor clamp(const Tensor& input, const std::optional<Number>& low,
             const std::optional<Number>& high);
Tensor clamp_min(const Tensor& input, const Number& low);
// With replacements for NaN and the infinities (ops/rounding.cpp).
Tensor nan_to_num(const Tensor& input, const std::optional<double>& nan,
                  const std::optional<double>& positive, const std::optional<double>& negative);

#define BINARY(name, ...)                              \
  Tensor name(const Tensor& a, const Tensor& b);       \
  Tensor name(const Tensor& a, const SavedOperand& b); \
  Tensor name(const Tensor& a, const Number& b);       \
  Tensor name(const Number& a, const Tensor& b);       \
  void name##_(Tensor& a, const Tensor& b);            \
  void name##_(Tensor& a, const Number& b);
#define COMPARISON(name, ...) BINARY(name)
#define LOGICAL(name, ...) BINARY(name)
#define INTEGER(name, ...) BINARY(name)
#define UNRECORDED(name, ...) BINARY(name)
#define FUSED(name, ...)                         \
  Tensor name(const Tensor& a, const Tensor& b); \
  Tensor name(const Tensor& a, const SavedOperand& b);
#include "ops/binary_rows.inc"
#undef BINARY
#undef COMPARISON
#undef LOGICAL
#undef INTEGER
#undef FUSED

inline Tensor operator-(const Tensor& a) {
  return neg(a);
}
#define OPERATOR(symbol, name)                                            \
  inline Tensor operator symbol(const Tensor& a, const Tensor& b) {       \
    return name(a, b);                                                    \
  }                                                                       \
  inline Tensor operator symbol(const Tensor& a, const SavedOperand& b) { \
    return name(a, b);                                                    \
  }                                                                       \
  inline Tensor operator symbol(const Tensor& a, const Number& b) {       \
    return name(a, b);                                                    \
  }                                                                       \
  inline Tensor operator symbol(const Number& a, const Tensor& b) {       \
    return name(a, b);                                                    \
  }
OPERATOR(+, add)
OPERATOR(-, sub)
OPERATOR(*, mul)
OPERATOR(/, div)
#undef OPERATOR

// a += b, never checked or recorded (ops/binary.cpp).
void add_unrecorded_(const Tensor& a, const Tensor& b);

// log(sigmoid(x)) without overflow (ops/functional.cpp).
Tensor log_sigmoid(const Tensor& input);

// Selection: a where condition holds, else b (ops/where.cpp).
Tensor where(const Tensor& condition, const Tensor& a, const Tensor& b);
Tensor where(const Tensor& condition, const Tensor& a, const Number& b);
Tensor where(const Tensor& condition, const Number& a, const Tensor& b);

// Not of integers and bool (ops/negation.cpp).
Tensor bitwise_not(const Tensor& input);
Tensor logical_not(const Tensor& input);

// Reductions (ops/reduce.cpp). No dims given means all of them.
Tensor sum(const Tensor& input, const std::optional<IntList>& dim, bool keepdim,
           std::optional<DType> dtype);
Tensor mean(const Tensor& input, const std::optional<IntList>& dim, bool keepdim,
            std::optional<DType> dtype);
// The largest or smallest elements (ops/extreme.cpp).
Tensor amax(const Tensor& input, const std::optional<IntList>& dim, bool keepdim);
Tensor amin(const Tensor& input, const std::optional<IntList>& dim, bool keepdim);
// Sums `input` down to sizes that broadcast to its own.
Tensor sum_to(const Tensor& input, DimsView sizes);

// Views (ops/view.cpp).
Tensor view(const Tensor& input, DimsView sizes);
Tensor reshape(const Tensor& input, DimsView sizes);
Tensor transpose(const Tensor& input, int64_t dim0, int64_t dim1);
Tensor permute(const Tensor& input, DimsView dims);
Tensor expand(const Tensor& input, DimsView sizes);
Tensor squeeze(const Tensor& input, const std::optional<IntList>& dim);
Tensor unsqueeze(const Tensor& input, int64_t dim);
Tensor select(const Tensor& input, int64_t dim, int64_t index);
Tensor slice(const Tensor& input, int64_t dim, int64_t start, int64_t end, int64_t step);
// A view of given geometry over the storage of `input`; and the same place of `input` replaced by
// `source`, as a new tensor.
Tensor as_strided(const Tensor& input, DimsView sizes, DimsView strides, int64_t offset);
Tensor as_strided_scatter(const Tensor& input, const Tensor& source, DimsView sizes,
                          DimsView strides, int64_t offset);

// Movement (ops/flip_roll.cpp, ops/repeat.cpp, ops/triangle.cpp, ops/diagonal.cpp).
Tensor flip(const Tensor& input, DimsView dims);
Tensor roll(const Tensor& input, DimsView shifts, DimsView dims);
Tensor rot90(const Tensor& input, int64_t k, DimsView dims);
Tensor repeat(const Tensor& input, DimsView repeats);
Tensor repeat_interleave(const Tensor& input, int64_t repeats, const std::optional<int64_t>& dim);
Tensor tril(const Tensor& input, int64_t diagonal);
Tensor triu(const Tensor& input, int64_t diagonal);
Tensor diagonal(const Tensor& input, int64_t offset, int64_t dim1, int64_t dim2);
Tensor diag(const Tensor& input, int64_t diagonal);
Tensor diag_embed(const Tensor& input, int64_t offset, int64_t dim1, int64_t dim2);

// Joining (ops/join.cpp).
Tensor cat(const TensorList& tensors, int64_t dim);
Tensor stack(const TensorList& tensors, int64_t dim);

// Products (ops/matmul.cpp).
Tensor matmul(const Tensor& a, const Tensor& b);
// beta * input + alpha * (mat1 @ mat2) in one pass (ops/linalg/added_product.cpp).
Tensor addmm(const Tensor& input, const Tensor& mat1, const Tensor& mat2,
             const Number& beta = Number(1), const Number& alpha = Number(1));

}  // namespace backsweep
