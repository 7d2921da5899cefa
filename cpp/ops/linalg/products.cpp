// Products made of other operations: inner, outer, kron, tensordot, chains, powers, cross products.
#include "kernels/cross.hpp"
#include "ops/elementwise.hpp"
#include "ops/linalg/product.hpp"
#include "ops/lines.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/record.hpp"
#include "ops/view.hpp"

namespace backsweep {
namespace {

constexpr Derivative kVdot{"vdot", "VdotBackward0", "g * other; g * input"};
constexpr Derivative kInner{"inner", "ViewBackward0", "g @ other; g.T @ input"};
constexpr Derivative kOuter{"outer", "MulBackward0", "g @ vec2; g.T @ input"};
constexpr Derivative kKron{"kron", "UnsafeViewBackward0", "as of a product after reshaping"};
constexpr Derivative kTensordot{"tensordot", "ViewBackward0",
                                "as of a matrix product after reshaping"};
constexpr Derivative kChain{"multi_dot", "ViewBackward0", "as of the matrix products"};
constexpr Derivative kTrace{"trace", "TraceBackward0", "g * eye(n, m)"};
constexpr Derivative kCross{"linalg.cross", "LinalgCrossBackward0",
                            "cross(other, g); cross(g, input)"};
constexpr Derivative kVecdot{"linalg.vecdot", "SumBackward1", "g * y; g * x"};

constexpr const char* kTypes[kDTypeCount] = {"bool",     "unsigned char", "int",
                                             "long int", "float",         "double"};
constexpr const char* kScalars[kDTypeCount] = {"Bool", "Byte", "Int", "Long", "Float", "Double"};

void check_same_dtype(const char* op, const Tensor& a, const Tensor& b) {
  if (a.dtype() != b.dtype())
    fail(ErrorKind::Runtime, op, ": tensors of dtype ", a.dtype(), " and ", b.dtype(),
         " were given; both inputs should have same dtype; convert one of them with .to(dtype)");
}

// ---- Of two tensors ----------------------------------------------------------------------------

Tensor vdot(const Tensor& a, const Tensor& b) {
  Tensor result;
  {
    const GradMode off(false);
    result = dot(a, b);
  }
  record<kVdot>(
      result, {&a, &b},
      {{&a, Saved::input(0), b.requires_grad()}, {&b, Saved::input(1), a.requires_grad()}},
      [](Backward& backward) {
        const Tensor& g = backward.gradient();
        if (backward.needs(0)) backward.set(0, g * backward.saved(1));
        if (backward.needs(1)) backward.set(1, g * backward.saved(0));
      });
  return result;
}

Tensor rows_of_vectors(const Tensor& x) {
  return x.ndim() == 2 ? x : reshape(x, Dims{all_rows_of(x), columns_of(x)});
}

Tensor inner(const Tensor& a, const Tensor& b) {
  if (a.ndim() == 0 || b.ndim() == 0) return a * b;
  check_same_dtype("inner", a, b);
  if (columns_of(a) != columns_of(b))
    fail(ErrorKind::Runtime, "inner: ", shapes(a, b),
         "inner() the last dimension must match on both input tensors but got shapes ",
         to_string(a.sizes()), " and ", to_string(b.sizes()), "; look for a missing transpose");
  // Nothing records that these are matrices on the way.
  if (a.ndim() == 1 && b.ndim() == 1 && !recording({&a, &b})) return dot(a, b);
  Dims sizes(a.sizes().first(size_t(a.ndim() - 1)));
  for (int dim = 0; dim + 1 < b.ndim(); ++dim) sizes.push_back(b.size(dim));
  return view(mm(rows_of_vectors(a), transposed(rows_of_vectors(b))), sizes);
}

Tensor outer(const Tensor& a, const Tensor& b) {
  if (a.ndim() != 1 || b.ndim() != 1)
    fail(ErrorKind::Runtime, "outer: ", shapes(a, b), "outer: Expected 1-D argument ",
         a.ndim() != 1 ? "self" : "vec2", ", but got ", a.ndim() != 1 ? a.ndim() : b.ndim(),
         "-D; flatten it first");
  return unsqueeze(a, 1) * b;
}

// Every element of a times all of b, as blocks of one tensor.
Tensor kron(const Tensor& a, const Tensor& b) {
  const int ndim = std::max(a.ndim(), b.ndim());
  Dims a_sizes, b_sizes, sizes;
  for (int dim = 0; dim < ndim; ++dim) {
    const int a_dim = dim - (ndim - a.ndim()), b_dim = dim - (ndim - b.ndim());
    const int64_t a_size = a_dim < 0 ? 1 : a.size(a_dim), b_size = b_dim < 0 ? 1 : b.size(b_dim);
    a_sizes.push_back(a_size), a_sizes.push_back(1);
    b_sizes.push_back(1), b_sizes.push_back(b_size);
    sizes.push_back(a_size * b_size);
  }
  return unsafe_view(contiguous(reshape(a, a_sizes) * reshape(b, b_sizes)), sizes);
}

Tensor vecdot(const Tensor& a, const Tensor& b, int64_t dim) {
  for (const Tensor* x : {&a, &b})
    if (!is_floating(x->dtype()))
      fail(ErrorKind::Runtime, "linalg.vecdot: a tensor of dtype ", x->dtype(),
           " was given; linalg.vecdot: Expected a floating point or complex tensor as input. Got ",
           kScalars[static_cast<int>(x->dtype())], "; convert it with .to(float32)");
  check_same_dtype("linalg.vecdot", a, b);
  const bool rows = a.ndim() > 0 && equal(a.sizes(), b.sizes()) && a.is_contiguous() &&
                    b.is_contiguous() && (dim == -1 || dim == a.ndim() - 1);
  if (rows && a.numel() > 0 && a.size(a.ndim() - 1) >= 16 && !recording({&a, &b})) {
    // A product of matrices for each pair, which makes no tensor of the products first.
    const int64_t length = a.size(a.ndim() - 1);
    const Tensor products = matmul(view(a, Dims{-1, 1, length}), view(b, Dims{-1, length, 1}));
    Dims sizes(a.sizes());
    sizes.erase(sizes.size() - 1);
    return view(products, sizes);
  }
  return sum(a * b, IntList{dim}, false, std::nullopt);
}

// ---- tensordot ---------------------------------------------------------------------------------

Dims wrapped(const Tensor& x, DimsView dims) {
  Dims result;
  for (int64_t dim : dims) {
    const int64_t place = wrap_dim("tensordot", dim, x.ndim());
    if (result.contains(place))
      fail(ErrorKind::Runtime, "tensordot: dims ", to_string(dims), " were given; dim ", place,
           " appears multiple times in the list of dims; give each dimension once");
    result.push_back(place);
  }
  return result;
}

Tensor contracted(const Tensor& a, const Tensor& b, DimsView a_given, DimsView b_given) {
  if (a_given.size() != b_given.size())
    fail(ErrorKind::Runtime, "tensordot: dims ", to_string(a_given), " and ", to_string(b_given),
         " were given; both dimension lists should have same length; pair the dimensions");
  check_same_dtype("tensordot", a, b);
  const Dims a_dims = wrapped(a, a_given), b_dims = wrapped(b, b_given);
  Tensor left = a, right = b;
  int64_t inner = 1;
  for (int i = 0; i < a_dims.size(); ++i) {
    const int from = int(a_dims[i]), to = int(b_dims[i]);
    const int64_t a_size = a.size(from), b_size = b.size(to);
    // A dimension of size 1 is broadcast, so the other one is summed.
    if (a_size != b_size && b_size == 1) {
      left = sum(left, IntList{from}, true, a.dtype());
      continue;
    }
    if (a_size != b_size && a_size == 1) {
      right = sum(right, IntList{to}, true, b.dtype());
      continue;
    }
    if (a_size != b_size)
      fail(ErrorKind::Runtime, "tensordot: ", shapes(a, b),
           "contracted dimensions need to match, but first has size ", a_size, " in dim ",
           a_given[size_t(i)], " and second has size ", b_size, " in dim ", b_given[size_t(i)],
           "; choose other dims");
    inner *= a_size;
  }
  Dims a_order, b_order(b_dims), sizes;
  int64_t rows = 1, columns = 1;
  for (int dim = 0; dim < a.ndim(); ++dim)
    if (!a_dims.contains(dim)) {
      a_order.push_back(dim), sizes.push_back(a.size(dim));
      rows *= a.size(dim);
    }
  for (int dim = 0; dim < b.ndim(); ++dim)
    if (!b_dims.contains(dim)) {
      b_order.push_back(dim), sizes.push_back(b.size(dim));
      columns *= b.size(dim);
    }
  for (int64_t dim : a_dims) a_order.push_back(dim);
  const Tensor product = mm(reshape(permute(left, a_order), Dims{rows, inner}),
                            reshape(permute(right, b_order), Dims{inner, columns}));
  return view(product, sizes);
}

Tensor tensordot_row(const Tensor& a, const Tensor& b, int64_t dims) {
  if (dims < 0)
    fail(ErrorKind::Runtime, "tensordot: tensordot expects dims >= 0, but got dims=", dims,
         "; give the number of dimensions to contract");
  if (dims > std::min(a.ndim(), b.ndim()))
    fail(ErrorKind::Runtime, "tensordot: ", shapes(a, b),
         "tensordot expects dims < ndim_a or ndim_b, but got dims=", dims,
         "; give at most the smaller number of dimensions");
  Dims a_dims, b_dims;
  for (int64_t i = 0; i < dims; ++i) a_dims.push_back(i - dims), b_dims.push_back(i);
  return contracted(a, b, a_dims, b_dims);
}

Tensor tensordot_lists_row(const Tensor& a, const Tensor& b, const TensorList& dims) {
  if (dims.size() != 2)
    fail(ErrorKind::Runtime, "tensordot: ", dims.size(),
         " lists of dimensions were given; two are required, one for each tensor");
  const auto list = [](const Tensor& tensor) {
    return DimsView(tensor.data<int64_t>(), static_cast<size_t>(tensor.numel()));
  };
  return contracted(a, b, list(dims[0]), list(dims[1]));
}

// ---- Chains ------------------------------------------------------------------------------------

void check_chain(const TensorList& matrices) {
  const size_t count = matrices.size();
  if (count < 2)
    fail(ErrorKind::Runtime, "multi_dot: multi_dot(): expected at least 2 tensors but got ", count,
         "; give the factors as a list");
  for (size_t i = 0; i < count; ++i) {
    const int ndim = matrices[i].ndim();
    const bool end = i == 0 || i + 1 == count;
    if (end && ndim != 1 && ndim != 2)
      fail(ErrorKind::Runtime, "multi_dot: multi_dot(): the ", i ? "last" : "first",
           " tensor must be 1D or 2D but got ", ndim, "D; use matmul for batches");
    if (!end && ndim != 2)
      fail(ErrorKind::Runtime, "multi_dot: multi_dot(): tensor ", i, " must be 2D but got ", ndim,
           "D; only the first and the last may be vectors");
    if (matrices[i].dtype() != matrices[0].dtype())
      fail(ErrorKind::Runtime,
           "multi_dot: multi_dot(): all tensors must have be the same dtype but tensor 0 is ",
           kTypes[static_cast<int>(matrices[0].dtype())], " and tensor ", i, " ",
           kTypes[static_cast<int>(matrices[i].dtype())], "; convert them with .to(dtype)");
  }
  for (size_t i = 0; i + 1 < count; ++i) {
    const Tensor &a = matrices[i], &b = matrices[i + 1];
    if (columns_of(a) != b.size(0))
      fail(ErrorKind::Runtime, "multi_dot: multi_dot(): tensors ", i, " and ", i + 1,
           " with shapes ", to_string(a.sizes()), " and ", to_string(b.sizes()),
           " cannot be multiplied; look for a missing transpose");
  }
}

// Where to cut a chain so that the fewest multiplications are done (Cormen et al., Introduction to
// Algorithms, chapter 15.2).
struct Chain {
  const TensorList& matrices;
  std::vector<size_t> cuts;

  explicit Chain(const TensorList& list) : matrices(list), cuts(list.size() * list.size()) {
    const size_t count = list.size();
    std::vector<double> cost(count * count);
    std::vector<double> edge{static_cast<double>(list[0].size(0))};
    for (const Tensor& matrix : list) edge.push_back(static_cast<double>(matrix.size(1)));
    for (size_t length = 1; length < count; ++length)
      for (size_t first = 0; first + length < count; ++first) {
        const size_t last = first + length;
        double& best = cost[first * count + last];
        best = -1;
        for (size_t cut = first; cut < last; ++cut) {
          const double total = cost[first * count + cut] + cost[(cut + 1) * count + last] +
                               edge[first] * edge[cut + 1] * edge[last + 1];
          if (best < 0 || total < best) best = total, cuts[first * count + last] = cut;
        }
      }
  }
  // As deep as the chain is long at most, which a user writes out.
  Tensor product(size_t first, size_t last) const {
    if (first == last) return matrices[first];
    const size_t cut = cuts[first * matrices.size() + last];
    return mm(product(first, cut), product(cut + 1, last));
  }
};

Tensor multi_dot(const TensorList& tensors) {
  check_chain(tensors);
  TensorList matrices = tensors;
  Dims sizes;
  if (tensors.front().ndim() == 1)
    matrices.front() = unsqueeze(tensors.front(), 0);
  else
    sizes.push_back(tensors.front().size(0));
  if (tensors.back().ndim() == 1)
    matrices.back() = unsqueeze(tensors.back(), 1);
  else
    sizes.push_back(tensors.back().size(1));
  return view(Chain(matrices).product(0, matrices.size() - 1), sizes);
}

Tensor chain_matmul(const TensorList& matrices) {
  if (matrices.empty())
    fail(ErrorKind::Runtime,
         "chain_matmul: chain_matmul(): Expected one or more matrices; give at least one");
  for (const Tensor& matrix : matrices)
    if (matrix.ndim() != 2)
      fail(ErrorKind::Runtime, "chain_matmul: a tensor of shape ", to_string(matrix.sizes()),
           " was given; Tensor dimension is ", matrix.ndim(),
           ", expected 2 instead.; use linalg.multi_dot for vectors at the ends");
  return matrices.size() == 1 ? clone(matrices[0]) : multi_dot(matrices);
}

// ---- Of one matrix -----------------------------------------------------------------------------

Tensor trace(const Tensor& input) {
  if (input.ndim() != 2)
    fail(ErrorKind::Runtime, "trace: a tensor of shape ", to_string(input.sizes()),
         " was given; trace: expected a matrix, but got tensor with dim ", input.ndim(),
         "; use diagonal(...).sum(-1) for batches");
  if (input.dtype() == DType::Bool)
    fail(ErrorKind::NotImplemented,
         "trace: a bool tensor was given; \"trace\" not implemented for 'Bool'; convert it, as in "
         "a.to(int64)");
  Tensor result = sum(diagonal(detach(input), 0, 0, 1), std::nullopt, false, std::nullopt);
  if (!is_floating(input.dtype())) return result;
  record<kTrace>(result, {&input}, {}, [layout = input.layout_ref()](Backward& backward) {
    const int64_t count = std::min(layout->size(0), layout->size(1));
    backward.set(
        0, diagonal_backward(expand(backward.gradient(), Dims{count}), layout->sizes(), 0, 0, 1));
  });
  return result;
}

// ---- Cross products ----------------------------------------------------------------------------

Tensor linalg_cross(const Tensor& a, const Tensor& b, int64_t dim) {
  if (a.ndim() != b.ndim())
    fail(ErrorKind::Runtime, "linalg.cross: ", shapes(a, b),
         "linalg.cross: inputs must have the same number of dimensions.; use unsqueeze or expand");
  if (a.ndim() == 0)
    fail(ErrorKind::Index, "linalg.cross: 0-d tensors were given; Dimension specified as ", dim,
         " but tensor has no dimensions; vectors of three elements are required");
  if (a.dtype() == DType::Bool && b.dtype() == DType::Bool)
    fail(ErrorKind::NotImplemented,
         "linalg.cross: bool tensors were given; \"cross\" not "
         "implemented for 'Bool'; convert them, as in a.to(int64)");
  const int wrapped = wrap_dim("linalg.cross", dim, a.ndim());
  if (a.size(wrapped) != 3 || b.size(wrapped) != 3)
    fail(ErrorKind::Runtime, "linalg.cross: ", shapes(a, b), "linalg.cross: inputs dimension ", dim,
         " must have length 3. Got ", a.size(wrapped), " and ", b.size(wrapped),
         "; give the dimension of the vectors");
  const Dims sizes = broadcast_sizes("linalg.cross", a.sizes(), b.sizes());
  if (a.dtype() != b.dtype())
    fail(ErrorKind::Runtime, "linalg.cross: tensors of dtype ", a.dtype(), " and ", b.dtype(),
         " were given; expected scalar type ", kScalars[static_cast<int>(a.dtype())], " but found ",
         kScalars[static_cast<int>(b.dtype())], "; convert one of them with .to(dtype)");
  const int from_end = wrapped - a.ndim();
  Tensor result = empty(sizes, a.dtype());
  {
    const GradMode mode(false);
    const Tensor left = equal(sizes, a.sizes()) ? a : expand(a, sizes);
    const Tensor right = equal(sizes, b.sizes()) ? b : expand(b, sizes);
    run_lines("linalg.cross", kernels::cross_function(a.dtype()), wrapped,
              {&left, &right, &result});
  }
  record<kCross>(
      result, {&a, &b},
      {{&a, Saved::input(0), b.requires_grad()}, {&b, Saved::input(1), a.requires_grad()}},
      [from_end](Backward& backward) {
        const Tensor& g = backward.gradient();
        if (backward.needs(0)) backward.set(0, linalg_cross(backward.saved(1), g, from_end));
        if (backward.needs(1)) backward.set(1, linalg_cross(g, backward.saved(0), from_end));
      });
  return result;
}

Tensor cross_row(const Tensor& a, const Tensor& b, std::optional<int64_t> dim) {
  if (dim || a.ndim() != b.ndim()) return linalg_cross(a, b, dim.value_or(-1));
  for (int i = 0; i < a.ndim(); ++i)
    if (a.size(i) == 3) return linalg_cross(a, b, i);
  fail(ErrorKind::Runtime, "cross: ", shapes(a, b),
       "no dimension of size 3 in input; vectors of three elements are required");
}

constexpr Op kOps[] = {
    {.name = "vdot",
     .signature = "(Tensor input, Tensor other) -> Tensor",
     .call = call<vdot>,
     .derivative = &kVdot,
     .samples = "(R[3], R[3]) (R[0], R[0])",
     .doc = "Sum of the products of two vectors' elements; dot without the conjugate."},
    {.name = "inner",
     .signature = "(Tensor input, Tensor other) -> Tensor",
     .call = call<inner>,
     .derivative = &kInner,
     .samples = "(R[3], R[3]) (R[2,3], R[3]) (R[2,3,4], R[5,4]) (R[2,0], R[3,0])",
     .doc = "Sums of products along the last dimensions of two tensors."},
    {.name = "outer",
     .signature = "(Tensor input, Tensor vec2) -> Tensor",
     .call = call<outer>,
     .derivative = &kOuter,
     .aliases = "ger",
     .samples = "(R[2], R[3]) (R[0], R[3])",
     .doc = "Every element of one vector times every element of another."},
    {.name = "kron",
     .signature = "(Tensor input, Tensor other) -> Tensor",
     .call = call<kron>,
     .derivative = &kKron,
     .samples = "(R[2,3], R[3,2]) (R[2], R[2,3]) (R[2,1,2], R[3,2]) (R[], R[2])",
     .doc = "Kronecker product: every element of `input` times all of `other`, as blocks."},
    {.name = "tensordot",
     .signature = "(Tensor a, Tensor b, int dims = 2) -> Tensor",
     .call = call<tensordot_row>,
     .derivative = &kTensordot,
     .forms = OpForms::kFunction,
     .samples = "(R[2,3,4], R[3,4,2]) (R[2,3], R[3,4], 1) (R[2], R[3], 0) (R[2,3], R[2,3], 2)",
     .doc = "Sums of products over the last dimensions of `a` and the first of `b`."},
    {.name = "tensordot",
     .signature = "(Tensor a, Tensor b, int[][] dims) -> Tensor",
     .call = call<tensordot_lists_row>,
     .derivative = &kTensordot,
     .forms = OpForms::kFunction,
     .samples = "(R[2,3,4], R[4,2,5], ([0, 2], [1, 0])) (R[2,3], R[3,4], ([-1], [0])) "
                "(R[2,1,3], R[4,3], ([1], [0]))",
     .doc = "Sums of products over pairs of dimensions, one list for each tensor."},
    {.name = "chain_matmul",
     .signature = "(Tensor... matrices = ()) -> Tensor",
     .call = call<chain_matmul>,
     .derivative = &kChain,
     .forms = OpForms::kFunction,
     .samples = "(R[2,3], R[3,4], R[4,2]) (R[2,3], R[3,2])",
     .doc = "Product of matrices in the order that takes the fewest multiplications."},
    {.name = "linalg.multi_dot",
     .signature = "(Tensor[] tensors) -> Tensor",
     .call = call<multi_dot>,
     .derivative = &kChain,
     .samples = "([R[2,3], R[3,4], R[4,2]],) ([R[3], R[3,4], R[4]],) ([R[2,3], R[3]],) "
                "([R[9,2], R[2,9], R[9,2], R[2,3]],)",
     .doc = "Product of matrices in the order that takes the fewest multiplications."},
    {.name = "trace",
     .signature = "(Tensor input) -> Tensor",
     .call = call<trace>,
     .derivative = &kTrace,
     .no_out = true,
     .samples = "(R[3,3],) (R[2,3],) (R[3,2],) (R[0,2],)",
     .doc = "Sum of the elements on the diagonal of a matrix."},
    {.name = "linalg.vecdot",
     .signature = "(Tensor x, Tensor y, *, int dim = -1) -> Tensor",
     .call = call<vecdot>,
     .derivative = &kVecdot,
     .samples = "(R[2,3], R[2,3]) (R[2,3], R[3]) (R[2,3], R[2,1], dim=0)",
     .doc = "Sums of products along one dimension of two tensors."},
    {.name = "linalg.cross",
     .signature = "(Tensor input, Tensor other, *, int dim = -1) -> Tensor",
     .call = call<linalg_cross>,
     .derivative = &kCross,
     .samples = "(R[3], R[3]) (R[2,3], R[1,3]) (R[3,2], R[3,2], dim=0) (R[0,3], R[0,3])",
     .doc = "Vector product of vectors with three elements along `dim`."},
    {.name = "cross",
     .signature = "(Tensor input, Tensor other, int? dim = None) -> Tensor",
     .call = call<cross_row>,
     .derivative = &kCross,
     .samples = "(R[3], R[3]) (R[2,3], R[2,3], 1) (R[3,2], R[3,2], 0)",
     .doc = "Vector product along `dim`, or along the first dimension of size 3."},
};
const OpTable kTable(kOps);

}  // namespace

}  // namespace backsweep
