// The operations that the sweep needs, handed down to the layer of the graph.
#include "graph/arithmetic.hpp"

#include "ops/in_place.hpp"
#include "ops/ops.hpp"

namespace backsweep {
namespace {

Tensor add_gradients(const Tensor& a, const Tensor& b) {
  return add(a, b);
}

Tensor conform(const Tensor& gradient, const Layout& layout, DType dtype) {
  const int extra = gradient.ndim() - layout.ndim();
  if (extra < 0) return {};
  for (int dim = 0; dim < layout.ndim(); ++dim)
    if (layout.size(dim) != 1 && layout.size(dim) != gradient.size(dim + extra)) return {};
  if (same_sizes(gradient.layout(), layout)) return to(gradient, dtype);
  return to(sum_to(gradient, layout.sizes()), dtype);
}

Tensor copy_to(const Tensor& tensor, const Ref<const Layout>& layout) {
  if (!grad_enabled()) return clone_to(tensor, layout);
  Tensor result = empty(layout, tensor.dtype());
  copy_(result, tensor);
  return result;
}

Tensor ones_for(const Tensor& tensor) {
  if (!tensor.layout().is_dense()) return ones_like(tensor);
  Tensor result = empty(tensor.layout_ref(), tensor.dtype());
  fill_unrecorded(result, Number(1));
  return result;
}

Tensor zeros_of(const Ref<const Layout>& layout, DType dtype) {
  if (!layout->is_dense()) return zeros(layout->sizes(), dtype);
  Tensor result = empty(layout, dtype);
  fill_unrecorded(result, Number(0));
  return result;
}

}  // namespace

constinit const GradientArithmetic gradient_arithmetic{
    add_gradients, add_unrecorded_, conform,  clone,       clone_to,
    copy_to,       ones_for,        zeros_of, refresh_view};

}  // namespace backsweep
