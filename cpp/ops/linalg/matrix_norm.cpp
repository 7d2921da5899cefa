// Norms of matrices, and condition numbers made from them.
#include <cmath>

#include "ops/elementwise.hpp"
#include "ops/linalg/matrices.hpp"
#include "ops/norm.hpp"
#include "ops/op.hpp"
#include "ops/record.hpp"

namespace backsweep {
namespace {

constexpr const char* kName = "linalg.matrix_norm";
constexpr Derivative kNorm{"linalg.norm", "LinalgVectorNormBackward0", "as of vector_norm or svd"};
constexpr Derivative kMatrixNorm{"linalg.matrix_norm", "LinalgVectorNormBackward0",
                                 "as of vector_norm or svd"};
constexpr Derivative kNuclear{"nuclear_norm", "SumBackward1", "as of svd"};
constexpr Derivative kFrobenius{"frobenius_norm", "LinalgVectorNormBackward0", "g * x / y"};
constexpr Derivative kCond{"linalg.cond", "SqueezeBackward1", "as of norm and inv"};

// "0 1 2", as PyTorch's message has it.
std::string listed(const IntList& dims) {
  std::string text;
  for (int64_t dim : dims) {
    if (!text.empty()) text += ' ';
    text += std::to_string(dim);
  }
  return text;
}

struct Pair {
  int rows, columns;
};

Pair checked(const Tensor& a, const IntList& dim, std::optional<DType> dtype) {
  check_matrices(kName, a);
  check_real(kName, a);
  if (dim.size() != 2)
    fail(ErrorKind::Runtime, kName, ": dim of ", dim.size(), " dimensions was given; ", kName,
         ": dim must be a 2-tuple. Got ", listed(dim), "; name the dimensions of the matrices");
  if (dtype && !is_floating(*dtype))
    fail(ErrorKind::Runtime, kName, ": dtype=", *dtype, " was given; ", kName,
         ": dtype should be floating point or complex, but got ", scalar_type_name(*dtype),
         "; pass float32 or float64");
  if (dtype && *dtype == DType::Float32 && a.dtype() == DType::Float64)
    fail(ErrorKind::Runtime, kName, ": dtype=", *dtype, " was given; ", kName,
         ": the dtype of the input (Double) should be convertible without narrowing to the "
         "specified dtype (Float); convert the tensor first");
  const Pair pair{wrap_dim(kName, dim[0], a.ndim()), wrap_dim(kName, dim[1], a.ndim())};
  if (pair.rows == pair.columns)
    fail(ErrorKind::Runtime, kName, ": dim (", dim[0], ", ", dim[1], ") was given; ", kName,
         ": dims must be different. Got (", dim[0], ", ", dim[1], ")");
  return pair;
}

// The singular values of the matrices in two dimensions, last.
Tensor values_in(const Tensor& a, Pair pair, std::optional<DType> dtype) {
  const Tensor x = dtype ? to(a, *dtype) : a;
  Dims order;
  for (int dim = 0; dim < x.ndim(); ++dim)
    if (dim != pair.rows && dim != pair.columns) order.push_back(dim);
  order.push_back(pair.rows);
  order.push_back(pair.columns);
  const Tensor matrices = permute(x, order);
  return svd("linalg.svd", matrices, false, recording({&matrices})).s;
}

// The result with the two dimensions as ones where they were.
Tensor with_kept(const Tensor& result, Pair pair, bool keepdim) {
  if (!keepdim) return result;
  Dims order;
  const int ndim = result.ndim() + 2;
  int next = 0;
  for (int dim = 0; dim < ndim; ++dim)
    order.push_back(dim == pair.rows ? ndim - 2 : dim == pair.columns ? ndim - 1 : next++);
  return permute(unsqueeze(unsqueeze(result, -1), -1), order);
}

// The largest or smallest; the largest of nothing is 0, as norms are.
Tensor extreme(const Tensor& x, int64_t dim, bool keepdim, bool largest) {
  if (!largest) return amin(x, IntList{dim}, keepdim);
  const int place = wrap_dim(kName, dim, x.ndim());
  return x.size(place) == 0 ? detach(sum(x, IntList{dim}, keepdim, {}))
                            : amax(x, IntList{dim}, keepdim);
}

[[noreturn]] void refuse_order(const ErrorPart& order) {
  const ErrorPart parts[] = {"linalg.matrix_norm: Order ", order,
                             " not supported.; orders are 'fro', 'nuc', inf, -inf, 1, -1, 2, -2"};
  fail_with(ErrorKind::Runtime, parts, 3);
}

// A number as PyTorch's messages show it.
std::string text_of(const Number& number) {
  if (!number.is_floating() || number.real() == std::floor(number.real()))
    return std::to_string(number.integer());
  std::string text = std::to_string(number.real());
  while (text.back() == '0') text.pop_back();
  return text;
}

Tensor matrix_norm_row(const Tensor& a, const Number& order, const IntList& dim, bool keepdim,
                       std::optional<DType> dtype) {
  return matrix_norm(a, order, dim, keepdim, dtype);
}
Tensor named_row(const Tensor& a, const std::string& order, const IntList& dim, bool keepdim,
                 std::optional<DType> dtype) {
  return named_matrix_norm(a, order, dim, keepdim, dtype);
}

void check_norm_dims(const Tensor& x, const std::optional<IntList>& dim, bool order_given) {
  if (dim && dim->size() != 1 && dim->size() != 2)
    fail(ErrorKind::Runtime, "linalg.norm: If dim is specified, it must be of length 1 or 2. Got ",
         to_string(DimsView(dim->data(), dim->size())), "; for more see linalg.vector_norm");
  if (!dim && order_given && x.ndim() != 1 && x.ndim() != 2)
    fail(ErrorKind::Runtime,
         "linalg.norm: If dim is not specified but ord is, the input must be 1D or 2D. Got ",
         x.ndim(), "D.; see linalg.vector_norm and linalg.matrix_norm");
}

Tensor norm(const Tensor& x, const std::optional<Number>& order, const std::optional<IntList>& dim,
            bool keepdim, std::optional<DType> dtype) {
  check_norm_dims(x, dim, order.has_value());
  if (order && (dim ? dim->size() == 2 : x.ndim() == 2))
    return matrix_norm(x, *order, dim.value_or(IntList{0, 1}), keepdim, dtype);
  return vector_norm(x, order.value_or(Number(2)), dim, keepdim, dtype);
}

Tensor norm_named(const Tensor& x, const std::string& order, const std::optional<IntList>& dim,
                  bool keepdim, std::optional<DType> dtype) {
  check_norm_dims(x, dim, true);
  return named_matrix_norm(x, order, dim.value_or(IntList{-2, -1}), keepdim, dtype);
}

Tensor nuclear_all(const Tensor& x, bool keepdim) {
  return named_matrix_norm(x, "nuc", IntList{-2, -1}, keepdim, {});
}
Tensor nuclear(const Tensor& x, const IntList& dim, bool keepdim) {
  return named_matrix_norm(x, "nuc", dim, keepdim, {});
}
Tensor frobenius(const Tensor& x, const IntList& dim, bool keepdim) {
  if (dim.size() > 2)
    fail(ErrorKind::Runtime, "frobenius_norm: dim of ", dim.size(),
         " dimensions was given; Expected at most 2 dimensions, but got ", dim.size(),
         " dimensions instead.; see linalg.vector_norm");
  return vector_norm(x, Number(2), dim, keepdim, {});
}

// ---- Condition numbers -------------------------------------------------------------------------

void check_cond(const Tensor& a) {
  if (a.ndim() < 2)
    fail(ErrorKind::Runtime, "linalg.cond: a tensor of shape ", to_string(a.sizes()),
         " was given; linalg.cond: The input tensor must have at least 2 dimensions.; use "
         "unsqueeze");
}

// norm(A) * norm(inv(A)), infinite where A is singular.
template <class Norm>
Tensor cond_by_inverse(const Tensor& a, const std::string& order, Norm&& norm_of) {
  check_square(("linalg.cond(ord=" + order + ")").c_str(), a);
  if (a.numel() == 0) return zeros(batch_of(a), a.dtype());
  const InverseAndInfo inverse = inverse_and_info("linalg.inv", a);
  const Tensor regular = unsqueeze(unsqueeze(eq(inverse.info, Number(0)), -1), -1);
  const Tensor safe = where(regular, inverse.value, Number(HUGE_VAL));
  return nan_to_num(norm_of(a) * norm_of(safe), HUGE_VAL, HUGE_VAL, -HUGE_VAL);
}

Tensor cond(const Tensor& a, const std::optional<Number>& p) {
  check_cond(a);
  const double order = p ? p->real() : 2;
  const double size = std::abs(order);
  if (size != 1 && size != 2 && !std::isinf(size))
    fail(ErrorKind::Runtime,
         "linalg.cond: p was given; linalg.cond got an invalid norm type: ", text_of(*p),
         "; types are None, 'fro', 'nuc', inf, -inf, 1, -1, 2, -2");
  if (size == 2) {
    if (a.numel() == 0) {
      check_real("linalg.svd", a);
      return zeros(batch_of(a), a.dtype());
    }
    const Tensor values = svd("linalg.svd", a, false, recording({&a})).s;
    const Tensor largest = slice(values, -1, 0, 1, 1);
    const int64_t count = values.size(values.ndim() - 1);
    const Tensor smallest = slice(values, -1, count - 1, count, 1);
    return squeeze(order < 0 ? smallest / largest : largest / smallest, IntList{-1});
  }
  return cond_by_inverse(
      a, std::isinf(order) ? (order > 0 ? "inf" : "-inf") : text_of(*p),
      [&](const Tensor& x) { return matrix_norm(x, Number(order), IntList{-2, -1}, false, {}); });
}

Tensor cond_named(const Tensor& a, const std::string& p) {
  check_cond(a);
  if (p == "nuc") {
    if (a.numel() == 0) return zeros(batch_of(a), a.dtype());
    const Tensor values = svd("linalg.svd", a, false, recording({&a})).s;
    return sum(values, IntList{-1}, false, {}) * sum(Number(1.0) / values, IntList{-1}, false, {});
  }
  if (p != "fro")
    fail(ErrorKind::Runtime, "linalg.cond: p='", p,
         "' was given; linalg.cond got an invalid norm type: ", p,
         "; types are None, 'fro', 'nuc', inf, -inf, 1, -1, 2, -2");
  return cond_by_inverse(a, "fro", [](const Tensor& x) {
    return named_matrix_norm(x, "fro", IntList{-2, -1}, false, {});
  });
}

constexpr Op kOps[] = {
    {.name = "linalg.matrix_norm",
     .signature = "(Tensor input, Number ord, int() dim=(-2, -1), bool keepdim=False, *, dtype? "
                  "dtype=None) -> Tensor",
     .call = call<matrix_norm_row>,
     .derivative = &kMatrixNorm,
     .samples = "(M[3,4], 1) (M[3,4], -1) (M[3,4], 2) (M[3,4], -2) (M[2,3,4], inf) (M[3,4], -inf) "
                "(M[2,3,4], 1, (0, -1), True) (M[3,4,3], 2, (0, 2)) (M[3,2,4], inf, (2, 0), True) "
                "(R[0,3], 1)",
     .doc =
         "Norms of matrices: sums of sizes for ord 1 and inf, the largest singular value for 2."},
    {.name = "linalg.matrix_norm",
     .signature = "(Tensor input, str ord='fro', int() dim=(-2, -1), bool keepdim=False, *, dtype? "
                  "dtype=None) -> Tensor",
     .call = call<named_row>,
     .derivative = &kMatrixNorm,
     .samples = "(M[3,4],) (M[2,3,4], 'nuc') (M[3,2,4], 'nuc', (0, 2), True) (R[0,3], 'nuc')",
     .doc = "The square root of the sum of squares ('fro') or the sum of singular values ('nuc')."},
    {.name = "linalg.norm",
     .signature = "(Tensor input, Number? ord=None, int[]? dim=None, bool keepdim=False, *, dtype? "
                  "dtype=None) -> Tensor",
     .call = call<norm>,
     .derivative = &kNorm,
     .samples = "(N[3],) (M[3,4],) (N[2,3,4],) (M[3,4], 1) (D[5], inf) (M[2,3,4], 2, (1, 2)) "
                "(N[2,3], 3, 1, True) (M[3,3], -2)",
     .doc = "Norms of vectors or, with `ord` and two dimensions, of matrices."},
    {.name = "linalg.norm",
     .signature = "(Tensor input, str ord, int[]? dim=None, bool keepdim=False, *, dtype? "
                  "dtype=None) -> Tensor",
     .call = call<norm_named>,
     .derivative = &kNorm,
     .samples = "(M[3,4], 'fro') (M[3,4], 'nuc') (M[2,3,4], 'nuc', (1, 2), True)",
     .doc = "Norms of matrices by name."},
    {.name = "nuclear_norm",
     .signature = "(Tensor input, int[] dim, bool keepdim=False) -> Tensor",
     .call = call<nuclear>,
     .derivative = &kNuclear,
     .forms = OpForms::kFunction,
     .samples = "(M[3,4], (0, 1)) (M[3,2,4], (0, 2), True)",
     .doc = "Sums of the singular values of the matrices in two dimensions."},
    {.name = "nuclear_norm",
     .signature = "(Tensor input, bool keepdim=False) -> Tensor",
     .call = call<nuclear_all>,
     .derivative = &kNuclear,
     .forms = OpForms::kFunction,
     .samples = "(M[3,4],) (M[2,3,4], True)",
     .doc = "Sums of the singular values of matrices."},
    {.name = "frobenius_norm",
     .signature = "(Tensor input, int[] dim, bool keepdim=False) -> Tensor",
     .call = call<frobenius>,
     .derivative = &kFrobenius,
     .forms = OpForms::kFunction,
     .samples = "(M[3,4], (0, 1)) (M[2,3,4], (0, 2), True) (N[3,4], (1,))",
     .doc = "Square roots of the sums of squares in up to two dimensions."},
    {.name = "linalg.cond",
     .signature = "(Tensor input, Number? p=None) -> Tensor",
     .call = call<cond>,
     .derivative = &kCond,
     .samples = "(M[3,3],) (M[3,4],) (M[2,3,3], -2) (M[3,3], 1) (M[2,3,3], inf) (M[3,3], -1) "
                "(M[3,3], -inf)",
     .doc = "Condition numbers: norm(input, p) * norm(inv(input), p); infinite when singular."},
    {.name = "linalg.cond",
     .signature = "(Tensor input, str p) -> Tensor",
     .call = call<cond_named>,
     .derivative = &kCond,
     .samples = "(M[3,3], 'fro') (M[2,3,3], 'nuc')",
     .doc = "Condition numbers in the Frobenius or the nuclear norm."},
};
const OpTable kTable(kOps);

}  // namespace

Tensor matrix_norm(const Tensor& a, const Number& order, const IntList& dim, bool keepdim,
                   std::optional<DType> dtype) {
  const Pair pair = checked(a, dim, dtype);
  const double size = std::abs(order.real());
  if (size != 1 && size != 2 && !std::isinf(size)) refuse_order(text_of(order));
  const bool largest = order.real() > 0;
  if (size == 2)
    return with_kept(extreme(values_in(a, pair, dtype), -1, false, largest), pair, keepdim);
  int summed = pair.rows, compared = pair.columns;
  if (size != 1) std::swap(summed, compared);
  if (!keepdim && summed < compared) --compared;
  return extreme(vector_norm(a, Number(1), IntList{summed}, keepdim, dtype), compared, keepdim,
                 largest);
}

Tensor named_matrix_norm(const Tensor& a, const std::string& order, const IntList& dim,
                         bool keepdim, std::optional<DType> dtype) {
  const Pair pair = checked(a, dim, dtype);
  if (order == "fro")
    return vector_norm(a, Number(2), IntList{pair.rows, pair.columns}, keepdim, dtype);
  if (order != "nuc") refuse_order(order);
  return with_kept(sum(values_in(a, pair, dtype), IntList{-1}, false, {}), pair, keepdim);
}

}  // namespace backsweep
