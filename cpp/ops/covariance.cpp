// Covariance and correlation of variables (rows) over observations (columns).
#include <algorithm>

#include "ops/linalg/product.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/record.hpp"
#include "ops/truth.hpp"

namespace backsweep {
namespace {

constexpr Derivative kCov{"cov", "SqueezeBackward0", "(g + g.T) @ (x - mean) / (n - correction)"};
constexpr Derivative kCorrcoef{"corrcoef", "ClampBackward1",
                               "that of cov(x) / sqrt(outer(diagonal))"};

void check_input(const char* op, const Tensor& input) {
  if (input.ndim() > 2)
    fail(ErrorKind::Runtime, op, ": a tensor of shape ", to_string(input.sizes()), " was given; ",
         op, "(): expected input to have two or fewer dimensions but got an input with ",
         input.ndim(), " dimensions; give one row for each variable");
  if (input.dtype() == DType::Bool)
    fail(ErrorKind::Runtime, op, ": a bool tensor was given; ", op,
         "(): bool dtype is not supported for input; convert it with .float()");
}

void check_weights(const Tensor& weights, const char* name, bool integral, int64_t observations) {
  if (weights.ndim() > 1)
    fail(ErrorKind::Runtime, "cov: ", name, " of shape ", to_string(weights.sizes()),
         " was given; cov(): expected ", name, " to have one or fewer dimensions but got ", name,
         " with ", weights.ndim(), " dimensions; give one for each observation");
  if (is_floating(weights.dtype()) == integral || weights.dtype() == DType::Bool)
    fail(ErrorKind::Runtime, "cov: ", name, " of dtype ", weights.dtype(),
         " was given; cov(): expected ", name, " to have ",
         integral ? "integral" : "floating point", " dtype but got ", name,
         " with another dtype; convert it");
  if (weights.numel() != observations)
    fail(ErrorKind::Runtime, "cov: ", weights.numel(), " ", name, " were given for ", observations,
         " observations; cov(): expected ", name,
         " to have the same numel as there are observations in the input but got ", weights.numel(),
         " != ", observations, "; give one for each observation");
  if (any_nonzero(lt(detach(weights), Number(0))))
    fail(ErrorKind::Runtime, "cov: negative ", name, " were given; cov(): ", name,
         " cannot be negative; use zero for an observation to leave out");
}

// x @ x.T / norm, as a number where there is one variable.
Tensor products_of_rows(const Tensor& x, const Number& norm) {
  if (recording({&x})) return squeeze(matmul(x, transpose(x, 0, 1)) / norm, {});
  const int64_t rows = x.size(0);
  const Tensor result = empty(rows == 1 ? Dims{} : Dims{rows, rows}, x.dtype());
  const Matrix matrix = matrix_of(x);
  multiply("cov", x.dtype(), rows, rows, x.size(1), matrix,
           {matrix.data, matrix.column, matrix.row}, result.raw());
  return result / norm;
}

Tensor cov(const Tensor& input, int64_t correction, const std::optional<Tensor>& fweights,
           const std::optional<Tensor>& aweights) {
  check_input("cov", input);
  Tensor x = input.ndim() < 2 ? reshape(input, Dims{1, -1}) : input;
  const int64_t observations = x.size(1);
  if (fweights) check_weights(*fweights, "fweights", true, observations);
  if (aweights) check_weights(*aweights, "aweights", false, observations);
  if (!fweights && !aweights) {
    if (!is_floating(x.dtype())) x = to(x, default_dtype());
    const Number norm(std::max<int64_t>(observations - correction, 0));
    return products_of_rows(x - mean(x, IntList{1}, true, {}), norm);
  }
  const Tensor weights = !aweights ? *fweights : !fweights ? *aweights : *fweights * *aweights;
  const Tensor total = sum(weights, {}, false, {});
  if (any_nonzero(eq(detach(total), Number(0))))
    fail(ErrorKind::Runtime,
         "cov: the weights add up to zero; cov(): weights sum to zero, can't be normalized; give "
         "some observation a weight");
  const Tensor mean = sum(x * weights, IntList{1}, false, {}) / total;
  Tensor norm = total - Number(correction);
  if (aweights && correction != 0)
    norm = total - Number(correction) * sum(weights * *aweights, {}, false, {}) / total;
  // With too few observations nothing remains to divide by.
  norm = where(gt(norm, Number(0)), norm, Number(0));
  x = x - unsqueeze(mean, 1);
  return squeeze(matmul(x, transpose(x * weights, 0, 1)) / norm, {});
}

Tensor corrcoef(const Tensor& input) {
  check_input("corrcoef", input);
  const Tensor c = cov(input, 1, {}, {});
  if (c.ndim() == 0) return c / c;
  const Tensor deviation =
      sqrt(as_strided(c, Dims{c.size(0)}, Dims{c.stride(0) + c.stride(1)}, c->offset));
  const Tensor scaled = c / unsqueeze(deviation, 1) / unsqueeze(deviation, 0);
  // Rounding may lead out of [-1, 1].
  const Tensor bounded = where(gt(scaled, Number(1.0)), Number(1.0), scaled);
  return where(lt(bounded, Number(-1.0)), Number(-1.0), bounded);
}

constexpr Op kOps[] = {
    {.name = "cov",
     .signature = "(Tensor input, *, int correction=1, Tensor? fweights=None, Tensor? "
                  "aweights=None) -> Tensor",
     .call = call<cov>,
     .derivative = &kCov,
     .no_out = true,
     .samples = "(R[2,4],) (R[5],) (R[3,4], correction=0)",
     .doc = "Covariance matrix of variables (rows) over observations (columns)."},
    {.name = "corrcoef",
     .signature = "(Tensor input) -> Tensor",
     .call = call<corrcoef>,
     .derivative = &kCorrcoef,
     .no_out = true,
     .samples = "(R[2,4],) (R[3,5],)",
     .doc = "Correlation matrix of variables (rows) over observations (columns)."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
