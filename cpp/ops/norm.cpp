// Norms of vectors.
#include "ops/norm.hpp"

#include <cmath>

#include "ops/elementwise.hpp"
#include "ops/in_place.hpp"
#include "ops/linalg/matrices.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/record.hpp"
#include "ops/reduction.hpp"

namespace backsweep {
namespace {

using kernels::ReduceOutput;
using kernels::Reduction;

constexpr Derivative kVectorNorm{
    "linalg.vector_norm", "LinalgVectorNormBackward0",
    "g * x / y for ord 2, 0 at 0; else g * sign(x) * (|x| / y)^(ord - 1)"};

constexpr Derivative kRenorm{"renorm", "RenormBackward0",
                             "g * c + (g * x).sum() * dc, c = maxnorm / norm where that is larger"};

void check_not_empty(const Tensor& input, double order, DimSet dims, bool given) {
  if (order >= 0 && !std::isinf(order)) return;
  if (!given && input.numel() == 0)
    fail(ErrorKind::Runtime, "linalg.vector_norm: an empty tensor of shape ",
         to_string(input.sizes()), " was given; linalg.vector_norm cannot compute the ", order,
         " norm on an empty tensor because the operation does not have an identity; use ord >= 0");
  for (int dim = 0; dim < input.ndim(); ++dim)
    if (given && dims.contains(dim) && input.size(dim) == 0)
      fail(ErrorKind::Runtime, "linalg.vector_norm: a tensor of shape ", to_string(input.sizes()),
           " was given; linalg.vector_norm cannot compute the ", order, " norm on the dimension ",
           dim,
           " because this dimension is empty and the operation does not have an identity; use ord "
           ">= 0 or another dimension");
}

Tensor extreme(const Tensor& input, DimSet dims, DimsView sizes, Reduction reduction) {
  Tensor result = empty(sizes, input.dtype());
  run_reduction("linalg.vector_norm", reduction, input, dims, {.values = result.raw()});
  return result;
}

// The norm without its graph.
Tensor compute(const Tensor& x, double order, DimSet dims, DimsView sizes) {
  if (order == 2) {
    Tensor result = empty(sizes, x.dtype());
    run_reduction("linalg.vector_norm", Reduction::Squares, x, dims,
                  {.values = result.raw(), .form = ReduceOutput::kRoot});
    return result;
  }
  if (order == HUGE_VAL)
    return x.numel() == 0 ? zeros(sizes, x.dtype())
                          : maximum(extreme(x, dims, sizes, Reduction::Max),
                                    neg(extreme(x, dims, sizes, Reduction::Min)));
  if (order == -HUGE_VAL) return extreme(abs(x), dims, sizes, Reduction::Min);
  const Tensor terms = order == 0   ? cast_unrecorded(ne(x, Number(0.0)), x.dtype())
                       : order == 1 ? abs(x)
                                    : pow(abs(x), Number(order));
  Tensor total = empty(sizes, x.dtype());
  run_reduction("linalg.vector_norm", Reduction::Sum, terms, dims, {.values = total.raw()});
  return order == 0 || order == 1 ? total : pow(total, Number(1 / order));
}

Tensor norm(const Tensor& input, const std::optional<Number>& p, const std::optional<IntList>& dim,
            bool keepdim, std::optional<DType> dtype) {
  return vector_norm(input, p.value_or(Number(2)), dim, keepdim, dtype);
}

// By name: of matrices. The Frobenius norm is that of the elements as a vector.
Tensor named_norm(const Tensor& input, const std::string& p, const std::optional<IntList>& dim,
                  bool keepdim, std::optional<DType> dtype) {
  if (p == "fro") return vector_norm(input, Number(2), dim, keepdim, dtype);
  IntList dims;
  if (dim) dims = *dim;
  for (int i = 0; !dim && i < input.ndim(); ++i) dims.push_back(i);
  return named_matrix_norm(input, p, dims, keepdim, dtype);
}

// What longer parts along `dim` are multiplied with.
Tensor shrinking(const Tensor& norm, double limit) {
  return where(gt(norm, Number(limit)), Number(limit) / (norm + Number(1e-7)), Number(1.0));
}

// The same in place of the norms, without history.
struct Shrink {
  DType dtype;
  char* norms;
  int64_t count;
  double limit;
};
void shrink(const Shrink& given) {
  const auto run = [&](auto* norms) {
    using T = std::remove_reference_t<decltype(*norms)>;
    const auto limit = static_cast<T>(given.limit);
    for (int64_t i = 0; i < given.count; ++i)
      norms[i] = norms[i] > limit ? limit / (norms[i] + static_cast<T>(1e-7)) : T(1);
  };
  if (given.dtype == DType::Float32)
    run(reinterpret_cast<float*>(given.norms));
  else
    run(reinterpret_cast<double*>(given.norms));
}

Tensor renorm(const Tensor& input, const Number& p, int64_t dim, const Number& maxnorm) {
  const double power = p.real(), limit = maxnorm.real();
  if (!(power > 0))
    fail(ErrorKind::Runtime, "renorm: p=", power,
         " was given; renorm: non-positive-norm not supported; use p > 0");
  if (!(limit >= 0))
    fail(ErrorKind::Runtime, "renorm: maxnorm=", limit,
         " was given; renorm: expected maxnorm to be >= 0 but got ", limit, "; use 0 or more");
  if (input.ndim() < 2)
    fail(ErrorKind::Runtime, "renorm: a tensor of shape ", to_string(input.sizes()),
         " was given; renorm: input needs at least 2 dimensions, got ", input.ndim(),
         " dimensions; unsqueeze it");
  const int along = wrap_dim("renorm", dim, input.ndim());
  DimSet dims;
  for (int other = 0; other < input.ndim(); ++other)
    if (other != along) dims.insert(other);
  Tensor result;
  {
    const GradMode mode(false);
    const Tensor factors = vector_norm(input, p, dims_in(dims, input.ndim()), true, {});
    launch("renorm", shrink, {factors.dtype(), factors.raw(), factors.numel(), limit},
           factors.numel());
    result = input * factors;
  }
  record<kRenorm>(
      result, {&input}, {{&input, Saved::input(0)}}, [power, limit, dims](Backward& backward) {
        const Tensor values = backward.saved(0);
        const IntList others = dims_in(dims, values.ndim());
        const Tensor& g = backward.gradient();
        const Tensor norm = vector_norm(values, Number(power), others, true, {});
        const Tensor long_parts = gt(detach(norm), Number(limit));
        const Tensor shift = norm + Number(1e-7);
        const Tensor slope = where(long_parts, Number(-limit) / (shift * shift), Number(0.0));
        const Tensor flow = sum(g * values, others, true, {}) * slope;
        backward.set(0,
                     g * shrinking(norm, limit) + norm_backward(flow, values, norm, power, dims));
      });
  return result;
}

void renorm_in_place(const Tensor& input, const Number& p, int64_t dim, const Number& maxnorm) {
  Tensor target = input;
  check_writable("renorm_", target);
  put_back(target, renorm(target, p, dim, maxnorm));
}

constexpr Op kOps[] = {
    {.name = "renorm",
     .signature = "(Tensor input, Number p, int dim, Number maxnorm) -> Tensor",
     .call = call<renorm>,
     .derivative = &kRenorm,
     .call_in_place = call<renorm_in_place>,
     .samples = "(N[2,3], 2, 0, 1.5) (N[2,3,4], 3, 1, 2) (N[4,2], 1, -1, 0.5)",
     .doc = "Shrinks each part along `dim` whose p-norm is larger to the p-norm `maxnorm`."},
    {.name = "norm",
     .signature = "(Tensor input, str p='fro', int[]? dim=None, bool keepdim=False, *, dtype? "
                  "dtype=None) -> Tensor",
     .call = call<named_norm>,
     .derivative = &kVectorNorm,
     .samples =
         "(N[2,3],) (N[2,3], 'fro', 1) (N[2,3,4], 'fro', [0, -1], True) (N[],) (M[3,4], 'nuc') "
         "(M[3,2,4], 'nuc', (0, 2), True)",
     .doc = "The 2-norm of all elements, or along `dim`; 'nuc' adds the singular values."},
    {.name = "norm",
     .signature = "(Tensor input, Number? p, int[]? dim=None, bool keepdim=False, *, dtype? "
                  "dtype=None) -> Tensor",
     .call = call<norm>,
     .derivative = &kVectorNorm,
     .samples = "(N[2,3], 3) (D[2,3], inf, 1) (N[2,3], None, 0, True) (N[3], 1)",
     .doc = "The p-norm of all elements as one vector, or along `dim`; 2 when p is None."},
    {.name = "linalg.vector_norm",
     .signature = "(Tensor x, Number ord=2, int[]? dim=None, bool keepdim=False, *, dtype? "
                  "dtype=None) -> Tensor",
     .call = call<vector_norm>,
     .derivative = &kVectorNorm,
     .forms = OpForms::kFunction,
     .samples =
         "(N[2,3],) (N[2,3], 1) (D[2,3], inf) (D[5], -inf) (N[4], 3) (N[4], 1.5) (P[4], 0.5) "
         "(P[4], -1) (N[2,3,4], 2, [0, -1], True) (N[2,3], 3.5, 0) (N[],) (R[0],) "
         "(R[3,0], 1, 1)",
     .doc =
         "Norm of all elements as one vector, or along `dim`; ord may be any number or infinity."},
};
const OpTable kTable(kOps);

}  // namespace

// Where the norm is zero so are all elements, and the subgradient 0 is taken.
Tensor norm_backward(const Tensor& g, const Tensor& x, const Tensor& y, double order, DimSet dims) {
  if (order == 1) return sign(x) * g;
  if (std::isinf(order)) {
    const Tensor size = detach(abs(x));
    const Tensor mask = maximum(eq(size, detach(y)), ne(size, size));
    return sign(x) * ((g / sum(mask, dims_in(dims, x.ndim()), true, {})) * mask);
  }
  const Tensor none = eq(detach(y), Number(0.0));
  const Tensor norm = where(none, Number(1.0), y);
  if (order == 2) return where(none, Number(0.0), g * (x / norm));
  const Tensor scale = where(none, Number(0.0), g / pow(norm, Number(order - 1)));
  if (order > 2) return x * pow(abs(x), Number(order - 2)) * scale;
  if (order > 1) {
    // The second derivative of |x|^order is infinite at zero; 0 there, as the value is.
    const Tensor flat = eq(detach(x), Number(0.0));
    return sign(x) *
           where(flat, Number(0.0), pow(where(flat, Number(1.0), abs(x)), Number(order - 1))) *
           scale;
  }
  const Tensor flat = eq(detach(x), Number(0.0));
  const Tensor steep =
      where(flat, Number(0.0), pow(where(flat, Number(1.0), abs(x)), Number(order - 1)));
  // A negative order is 0 where one element is, and so is the derivative by all others.
  return (sign(x) * steep) * (g * pow(order < 0 ? y : norm, Number(1 - order)));
}

Tensor vector_norm(const Tensor& input, const Number& order, const std::optional<IntList>& dim,
                   bool keepdim, std::optional<DType> dtype) {
  constexpr const char* kName = "linalg.vector_norm";
  if (!is_floating(input.dtype()))
    fail(ErrorKind::Runtime, kName, ": a tensor of dtype ", input.dtype(), " was given; ", kName,
         ": Expected a floating point or complex tensor as input. Got ",
         scalar_type_name(input.dtype()), "; convert it with .float()");
  if (dtype && !is_floating(*dtype))
    fail(ErrorKind::Runtime, kName, ": dtype=", *dtype, " was given; ", kName,
         ": dtype should be floating point or complex, but got ", scalar_type_name(*dtype),
         "; pass float32 or float64");
  if (dtype && *dtype == DType::Float32 && input.dtype() == DType::Float64)
    fail(ErrorKind::Runtime, kName, ": dtype=", *dtype, " was given; ", kName,
         ": the dtype of the input (Double) should be convertible without narrowing to the "
         "specified dtype (Float); convert the tensor first");
  const double power = order.real();
  const DimSet dims = reduced_dims(kName, input, dim);
  check_not_empty(input, power, dims, dim && !dim->empty());
  const Tensor source =
      dtype && *dtype != input.dtype() ? cast_unrecorded(input, *dtype) : detach(input);
  Tensor result = compute(source, power, dims, reduced_sizes(input.sizes(), dims, keepdim));
  record<kVectorNorm>(
      result, {&input}, {{&input, Saved::input(0)}, {&result, Saved::output(0)}},
      [power, dims](Backward& backward) {
        if (power == 0) return;  // constant almost everywhere; PyTorch has no gradient either
        const Tensor x = to(backward.saved(0), backward.gradient().dtype());
        backward.set(0, norm_backward(with_ones(backward.gradient(), x.sizes(), dims), x,
                                      with_ones(backward.saved(1), x.sizes(), dims), power, dims));
      });
  return result;
}

}  // namespace backsweep
