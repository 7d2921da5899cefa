// embedding: rows of a table by their numbers.
#include "ops/index_along.hpp"
#include "ops/indexed.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/record.hpp"
#include "ops/truth.hpp"

namespace backsweep {
namespace {

constexpr Derivative kEmbedding{"embedding", "EmbeddingBackward0",
                                "g added to the rows of the table, but for padding_idx"};

struct EmbeddingBack {
  Ref<const Layout> table;
  int64_t padding;
  bool scale_by_frequency;

  void operator()(Backward& backward) const {
    const Tensor indices = backward.saved(0);
    const int64_t width = table->size(1);
    Tensor g = reshape(backward.gradient(), Dims{indices.numel(), width});
    if (padding >= 0) g = where(reshape(eq(indices, Number(padding)), Dims{-1, 1}), Number(0.0), g);
    if (scale_by_frequency && indices.numel() > 0) {
      const Tensor counts = index_add(zeros(Dims{table->size(0)}, g.dtype()), 0, indices,
                                      ones(indices.sizes(), g.dtype()), Number(1));
      g = g / unsqueeze(index_select(counts, 0, indices), 1);
    }
    backward.set(0, index_add(zeros(table->sizes(), g.dtype()), 0, indices, g, Number(1)));
  }
};

Tensor embedding(const Tensor& weight, const Tensor& indices, int64_t padding_idx,
                 bool scale_grad_by_freq, bool sparse) {
  if (weight.ndim() != 2)
    fail(ErrorKind::Runtime, "embedding: a weight of shape ", to_string(weight.sizes()),
         " was given; 'weight' must be 2-D; give a row for each number");
  if (indices.dtype() != DType::Int64 && indices.dtype() != DType::Int32)
    fail(ErrorKind::Runtime, "embedding: indices of dtype ", indices.dtype(),
         " were given; Expected tensor for argument #1 'indices' to have one of the following "
         "scalar types: Long, Int; but got ",
         type_name(indices.dtype()), " instead; convert with .long()");
  if (sparse)
    fail(ErrorKind::NotImplemented,
         "embedding: sparse=True was given; there are no sparse tensors here; leave it out");
  Tensor flat, result;
  {
    const GradMode mode(false);
    flat = index_as_int64("embedding", indices, "");
    if (flat.ndim() != 1) flat = reshape(flat, Dims{-1});
    if (value_outside(flat, 0, weight.size(0)))
      fail(ErrorKind::Index, "embedding: an index outside of the ", weight.size(0),
           " rows was given; index out of range in self; indices count from 0, none from the end");
    result = index_select(weight, 0, flat);
  }
  if (indices.ndim() != 1) {
    Dims sizes(indices.sizes());
    sizes.push_back(weight.size(1));
    result = alias(result, Layout::contiguous(sizes), 0);
  }
  record<kEmbedding>(result, {&weight}, {{&flat, Saved::kConstant}},
                     EmbeddingBack{weight.layout_ref(), padding_idx, scale_grad_by_freq});
  return result;
}

constexpr Op kOps[] = {
    {.name = "embedding",
     .signature = "(Tensor weight, Tensor indices, int padding_idx=-1, bool "
                  "scale_grad_by_freq=False, bool sparse=False) -> Tensor",
     .call = call<embedding>,
     .derivative = &kEmbedding,
     .forms = OpForms::kFunction,
     .no_out = true,
     .samples =
         "(R[5,2], I[4]) (R[5,3], I[2,4]) (R[5,2], A([0, 1, 1, 3])) (R[5,2], A(4)) (R[5,3], A([]))",
     .doc =
         "The rows of weight with the numbers in indices; the row padding_idx gets no gradient."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
