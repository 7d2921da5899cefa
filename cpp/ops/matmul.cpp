// Matrix products.
//
// Four products have kernels and derivatives of their own: dot (vector, vector), mv (matrix,
// vector), mm (matrix, matrix) and bmm (batches of matrices, broadcast against each other). matmul
// chooses among them by the numbers of dimensions. No operand is copied first, however it lies in
// memory.
#include "ops/linalg/product.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/record.hpp"

namespace backsweep {
namespace {

constexpr Derivative kDot{"dot", "DotBackward0", "g * other; g * input"};
constexpr Derivative kMv{"mv", "MvBackward0", "outer(g, vec); input.T @ g"};
constexpr Derivative kMm{"mm", "MmBackward0", "g @ mat2.T; input.T @ g"};
constexpr Derivative kBmm{"bmm", "BmmBackward0", "g @ mat2.mT; input.mT @ g"};
constexpr Derivative kUnsafeView{"matmul", "UnsafeViewBackward0", "reshape(g, product.shape)"};
constexpr Derivative kSqueeze{"matmul", "SqueezeBackward4", "reshape(g, product.shape)"};

}  // namespace

// ---- One product each --------------------------------------------------------------------------

Tensor dot(const Tensor& a, const Tensor& b) {
  if (a.ndim() != 1 || b.ndim() != 1)
    fail(ErrorKind::Runtime, "dot: ", shapes(a, b), "1D tensors expected, but got ", a.ndim(),
         "D and ", b.ndim(), "D tensors; use matmul");
  check_dtypes("dot", a, b);
  check_sizes("dot", a, b);
  Tensor result = empty(Layout::scalar(), a.dtype());
  multiply("dot", a.dtype(), 1, 1, a.size(0), {a.raw(), 0, a.stride(0)}, {b.raw(), b.stride(0), 0},
           result.raw());
  record<kDot>(result, {&a, &b},
               {{&a, Saved::input(0), b.requires_grad()}, {&b, Saved::input(1), a.requires_grad()}},
               [](Backward& backward) {
                 const Tensor& g = backward.gradient();
                 if (backward.needs(0)) backward.set(0, g * backward.saved(1));
                 if (backward.needs(1)) backward.set(1, g * backward.saved(0));
               });
  return result;
}

Tensor mv(const Tensor& a, const Tensor& x) {
  if (a.ndim() != 2 || x.ndim() != 1)
    fail(ErrorKind::Runtime, "mv: ", shapes(a, x), "vector + matrix @ vector expected, got ", "1, ",
         a.ndim(), ", ", x.ndim(), "; give a matrix and a vector, or use matmul");
  check_dtypes("mv", a, x);
  check_sizes("mv", a, x);
  Tensor result = empty(Dims{a.size(0)}, a.dtype());
  multiply("mv", a.dtype(), a.size(0), 1, a.size(1), matrix_of(a), {x.raw(), x.stride(0), 0},
           result.raw());
  record<kMv>(result, {&a, &x},
              {{&a, Saved::input(0), x.requires_grad()}, {&x, Saved::input(1), a.requires_grad()}},
              [](Backward& backward) {
                const Tensor& g = backward.gradient();
                if (backward.needs(0)) backward.set(0, unsqueeze(g, 1) * backward.saved(1));
                if (backward.needs(1)) backward.set(1, mv(transpose(backward.saved(0), 0, 1), g));
              });
  return result;
}

namespace {

// The layout of an input, from the node that made it.
const Layout& layout_of_input(const Backward& backward, uint32_t i) {
  const Edge& edge = backward.node().edge(i);
  return *edge.node->output(edge.index).layout;
}

// x @ y, by columns where the input was: what a parameter gets back through a transpose then lies
// as the parameter does, and is taken over without a copy.
Tensor product_like(const Layout& input, const Tensor& x, const Tensor& y) {
  if (input.stride(0) == 1 && input.stride(1) != 1)
    return transpose(mm(transpose(y, 0, 1), transpose(x, 0, 1)), 0, 1);
  return mm(x, y);
}

}  // namespace

Tensor mm(const Tensor& a, const Tensor& b) {
  if (a.ndim() != 2 || b.ndim() != 2)
    fail(ErrorKind::Runtime, "mm: ", shapes(a, b), a.ndim() != 2 ? "self" : "mat2",
         " must be a matrix; give two matrices, or use matmul");
  check_dtypes("mm", a, b);
  check_sizes("mm", a, b);
  Tensor result = empty(Dims{a.size(0), b.size(1)}, a.dtype());
  multiply("mm", a.dtype(), a.size(0), b.size(1), a.size(1), matrix_of(a), matrix_of(b),
           result.raw());
  record<kMm>(result, {&a, &b},
              {{&a, Saved::input(0), b.requires_grad()}, {&b, Saved::input(1), a.requires_grad()}},
              [](Backward& backward) {
                const Tensor& g = backward.gradient();
                if (backward.needs(0))
                  backward.set(0, product_like(layout_of_input(backward, 0), g,
                                               transpose(backward.saved(1), 0, 1)));
                if (backward.needs(1))
                  backward.set(1, product_like(layout_of_input(backward, 1),
                                               transpose(backward.saved(0), 0, 1), g));
              });
  return result;
}

// ---- Batches -----------------------------------------------------------------------------------

namespace {

// All dimensions but the last as one: the rows of every matrix of a batch below each other.
Tensor stacked_rows(const Tensor& x) {
  return reshape(x, Dims{all_rows_of(x), columns_of(x)});
}

// Whether the gradient of one matrix, multiplied with a whole batch, is a sum over that batch:
// `other` has the batch of the product, and the matrix has none.
bool sums_over_batch(const Layout& matrix, const Tensor& other, const Tensor& product) {
  const int batch = product.ndim() - 2;
  for (int dim = 0; dim < matrix.ndim() - 2; ++dim)
    if (matrix.size(dim) != 1) return false;
  return batch > 0 && other.ndim() == product.ndim() &&
         equal(other.sizes().first(size_t(batch)), product.sizes().first(size_t(batch)));
}

// The gradient of `b` in a @ b. The sum over a batch is part of one product.
Tensor second_gradient(const Tensor& a, const Tensor& g, const Layout& b) {
  if (sums_over_batch(b, a, g))
    return reshape(mm(transpose(stacked_rows(a), 0, 1), stacked_rows(g)), b.sizes());
  return batched("bmm", transpose(a, -2, -1), g);
}

// The gradient of `a`; the products of a batch lie side by side.
Tensor first_gradient(const Tensor& g, const Tensor& b, const Layout& a) {
  if (sums_over_batch(a, b, g))
    return reshape(
        mm(transpose(stacked_rows(transpose(g, -2, -1)), 0, 1), stacked_rows(transpose(b, -2, -1))),
        a.sizes());
  return batched("bmm", g, transpose(b, -2, -1));
}

}  // namespace

Tensor batched(const char* op, const Tensor& a, const Tensor& b) {
  check_dtypes(op, a, b);
  check_sizes(op, a, b);
  Dims sizes = batch_sizes(op, a, b);
  sizes.push_back(a.size(a.ndim() - 2));
  sizes.push_back(b.size(b.ndim() - 1));
  Tensor result = empty(sizes, a.dtype());
  if (result.numel() > 0) multiply_batch(op, a, b, result);
  record<kBmm>(
      result, {&a, &b},
      {{&a, Saved::input(0), b.requires_grad()}, {&b, Saved::input(1), a.requires_grad()}},
      [](Backward& backward) {
        const Tensor& g = backward.gradient();
        if (backward.needs(0))
          backward.set(0, first_gradient(g, backward.saved(1), layout_of_input(backward, 0)));
        if (backward.needs(1))
          backward.set(1, second_gradient(backward.saved(0), g, layout_of_input(backward, 1)));
      });
  return result;
}

namespace {

Tensor bmm(const Tensor& a, const Tensor& b) {
  if (a.ndim() != 3 || b.ndim() != 3)
    fail(ErrorKind::Runtime, "bmm: ", shapes(a, b), a.ndim() != 3 ? "batch1" : "batch2",
         " must be a 3D tensor; use matmul for other numbers of dimensions");
  if (a.size(0) != b.size(0))
    fail(ErrorKind::Runtime, "bmm: ", shapes(a, b),
         "Expected size for first two dimensions of batch2 tensor to be: [", a.size(0), ", ",
         a.size(2), "] but got: [", b.size(0), ", ", b.size(1), "].; use matmul to broadcast");
  return batched("bmm", a, b);
}

// ---- matmul ------------------------------------------------------------------------------------

// A fresh product under other sizes; nobody else sees the product, so this is not a view.
template <const Derivative& derivative>
Tensor resized(const Tensor& product, DimsView sizes) {
  Tensor result = alias(product, Layout::contiguous(sizes), product->offset);
  record<derivative>(result, {&product}, {}, [layout = product.layout_ref()](Backward& backward) {
    backward.set(0, reshape(backward.gradient(), layout->sizes()));
  });
  return result;
}

// Whether the rows of a batch of matrices follow each other evenly, so that they are one matrix.
bool rows_are_even(const Tensor& x) {
  if (x.is_contiguous()) return true;
  for (int dim = 0; dim + 2 < x.ndim(); ++dim)
    if (x.stride(dim) != x.stride(dim + 1) * x.size(dim + 1)) return false;
  return true;
}

// At least one operand has three or more dimensions.
Tensor matmul_batched(const Tensor& a, const Tensor& b) {
  check_dtypes("matmul", a, b);
  check_sizes("matmul", a, b);
  Dims sizes;
  if (b.ndim() <= 2 && rows_are_even(a)) {
    sizes = Dims(a.sizes().first(size_t(a.ndim() - 1)));
    if (b.ndim() == 2) sizes.push_back(b.size(1));
    const Tensor rows = stacked_rows(a);
    return resized<kUnsafeView>(b.ndim() == 2 ? mm(rows, b) : mv(rows, b), sizes);
  }
  const Tensor left = a.ndim() == 1 ? unsqueeze(a, 0) : a;
  const Tensor right = b.ndim() == 1 ? unsqueeze(b, 1) : b;
  const Tensor product = batched("matmul", left, right);
  sizes = Dims(product.sizes());
  if (a.ndim() == 1) sizes.erase(sizes.size() - 2);
  if (b.ndim() == 1) sizes.erase(sizes.size() - 1);
  return resized<kUnsafeView>(product, sizes);
}

constexpr Op kOps[] = {
    {.name = "matmul",
     .signature = "(Tensor input, Tensor other) -> Tensor",
     .call = call<matmul>,
     .derivative = &kMm,
     .aliases = "linalg.matmul",
     .samples = "(R[2,3], R[3,4]) (R[3], R[3]) (R[2,3], R[3]) (R[3], R[3,2]) (R[2,2,3], R[3,4]) "
                "(R[2,2,3], R[2,3,4]) (R[2,3], R[2,3,4]) (R[2,1,2,3], R[3,3,2]) (R[3], R[2,3,4]) "
                "(R[2,2,3], R[3])",
     .doc = "Matrix product, `a @ b`: of vectors, matrices and broadcast batches of matrices."},
    {.name = "mm",
     .signature = "(Tensor input, Tensor mat2) -> Tensor",
     .call = call<mm>,
     .derivative = &kMm,
     .samples = "(R[2,3], R[3,4]) (R[2,0], R[0,3])",
     .reference = "matmul",
     .doc = "Product of two matrices."},
    {.name = "mv",
     .signature = "(Tensor input, Tensor vec) -> Tensor",
     .call = call<mv>,
     .derivative = &kMv,
     .samples = "(R[2,3], R[3])",
     .reference = "matmul",
     .doc = "Product of a matrix and a vector."},
    {.name = "dot",
     .signature = "(Tensor input, Tensor other) -> Tensor",
     .call = call<dot>,
     .derivative = &kDot,
     .samples = "(R[3], R[3])",
     .doc = "Sum of the products of two vectors' elements."},
    {.name = "bmm",
     .signature = "(Tensor input, Tensor mat2) -> Tensor",
     .call = call<bmm>,
     .derivative = &kBmm,
     .samples = "(R[2,2,3], R[2,3,4])",
     .example = "(R[1,2,3], R[1,3,2])",
     .reference = "matmul",
     .doc = "Products of two batches of matrices, pair by pair."},
};
const OpTable kTable(kOps);

}  // namespace

Tensor unsafe_view(const Tensor& fresh, DimsView sizes) {
  return resized<kUnsafeView>(fresh, sizes);
}

Tensor transposed(const Tensor& x) {
  return transpose(x, -2, -1);
}

Tensor matmul(const Tensor& a, const Tensor& b) {
  if (a.ndim() == 2 && b.ndim() == 2) [[likely]]
    return mm(a, b);
  if (a.ndim() == 0 || b.ndim() == 0)
    fail(ErrorKind::Runtime, "matmul: ", shapes(a, b),
         "both arguments to matmul need to be at least 1D, but they are ", a.ndim(), "D and ",
         b.ndim(), "D; use * for a product with a scalar");
  if (a.ndim() == 1 && b.ndim() == 1) return dot(a, b);
  if (a.ndim() == 2 && b.ndim() == 1) return mv(a, b);
  if (a.ndim() == 1 && b.ndim() == 2) {
    const Tensor product = mm(unsqueeze(a, 0), b);
    return resized<kSqueeze>(product, product.sizes().last(1));
  }
  return matmul_batched(a, b);
}

}  // namespace backsweep
