#include "ops/advanced_index.hpp"

#include "ops/change.hpp"
#include "ops/elementwise.hpp"
#include "ops/fill.hpp"
#include "ops/indexed.hpp"
#include "ops/masked.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"

namespace backsweep {
namespace {

constexpr Derivative kIndex{"index", "IndexBackward0",
                            "index_put(zeros, indices, g, accumulate=True)"};
constexpr Derivative kIndexPut{"index_put", "IndexPutBackward0",
                               "g with zeros at the indices; g[indices]"};

bool is_mask(const Tensor& index) {
  return index.dtype() == DType::Bool || index.dtype() == DType::UInt8;
}

// One index with the dimensions of the input that it covers.
struct Part {
  Tensor index;  // int64
  int first;
  int count;
  int64_t size;  // of these dimensions as one
  int64_t step;
  bool checked;  // made from a mask
};

void check_mask(const Tensor& input, const Tensor& mask, int dim, size_t place) {
  for (int i = 0; i < mask.ndim(); ++i)
    if (mask.size(i) != input.size(dim + i))
      fail(ErrorKind::Index, "index: a mask of another shape was given; The shape of the mask ",
           to_string(mask.sizes()), " at index ", i,
           " does not match the shape of the indexed tensor ", to_string(input.sizes()),
           " at index ", dim + i, "; a mask must have the sizes of the dimensions that it indexes",
           place ? " (the masks before it take their own)" : "");
}

// Whether the dimensions [first, first + count) can be walked as one.
bool merge(const Tensor& input, int first, int count) {
  for (int dim = first; dim + 1 < first + count; ++dim)
    if (input.stride(dim) != input.stride(dim + 1) * input.size(dim + 1)) return false;
  return true;
}

void refuse_too_many(const Tensor& input) {
  fail(ErrorKind::Index, "index: more indices than dimensions were given for a tensor of shape ",
       to_string(input.sizes()), "; too many indices for tensor of dimension ", input.ndim(),
       "; at most one index for each dimension is required");
}

std::vector<Part> parts_of(const Tensor& input, const TensorList& indices) {
  std::vector<Part> parts;
  int dim = 0;
  for (size_t i = 0; i < indices.size(); ++i) {
    const Tensor& index = indices[i];
    const int covered = index.defined() && is_mask(index) ? index.ndim() : 1;
    if (dim + covered > input.ndim()) refuse_too_many(input);
    if (index.defined() && is_mask(index)) {
      check_mask(input, index, dim, i);
      if (covered == 0)
        fail(ErrorKind::Index,
             "index: a 0-d mask was given; masks of one dimension or more are required; "
             "write tensor[mask] instead");
      if (merge(input, dim, covered)) {
        int64_t size = 1;
        for (int d = dim; d < dim + covered; ++d) size *= input.size(d);
        parts.push_back(
            {flat_nonzero(index), dim, covered, size, input.stride(dim + covered - 1), true});
      } else {
        const TensorList coordinates = nonzero_numpy(index);
        for (int d = 0; d < covered; ++d)
          parts.push_back({coordinates[size_t(d)], dim + d, 1, input.size(dim + d),
                           input.stride(dim + d), true});
      }
    } else if (index.defined()) {
      if (is_floating(index.dtype()))
        fail(ErrorKind::Index, "index: an index of dtype ", index.dtype(),
             " was given; tensors used as indices must be long, int, byte or bool tensors; "
             "convert it with .long()");
      parts.push_back(
          {index_as_int64("index", index, ""), dim, 1, input.size(dim), input.stride(dim), false});
    }
    dim += covered;
  }
  return parts;
}

Dims joint_sizes(const std::vector<Part>& parts) {
  Dims joint;
  for (const Part& part : parts) {
    const DimsView sizes = part.index.sizes();
    const int ndim = std::max(joint.size(), static_cast<int>(sizes.size()));
    Dims wider(ndim, 1);
    for (int dim = 0; dim < ndim; ++dim) {
      const int a = dim - (ndim - joint.size());
      const int b = dim - (ndim - static_cast<int>(sizes.size()));
      const int64_t size_a = a < 0 ? 1 : joint[a];
      const int64_t size_b = b < 0 ? 1 : sizes[size_t(b)];
      if (size_a != size_b && size_a != 1 && size_b != 1) {
        std::string shapes;
        for (const Part& other : parts)
          shapes += (shapes.empty() ? "" : ", ") + to_string(other.index.sizes());
        fail(ErrorKind::Index, "index: indices of different shapes were given; shape mismatch: ",
             "indexing tensors could not be broadcast together with shapes ", shapes,
             "; use reshape or unsqueeze to line the dimensions up");
      }
      wider[dim] = size_a == 1 ? size_b : size_a;
    }
    joint = wider;
  }
  return joint;
}

[[noreturn]] void refuse_index(int64_t value, const Part& part, const Tensor& input) {
  fail(ErrorKind::Index, "index: index ", value, " is out of bounds for dimension ", part.first,
       " with size ", part.size, " (a tensor of shape ", to_string(input.sizes()),
       "); indices from -size to size - 1 are required");
}

void check_range(const Part& part, const Tensor& input) {
  if (part.checked) return;
  if (const auto value = value_outside(part.index, -part.size, part.size))
    refuse_index(*value, part, input);
}

Tensor broadcast_index(const Tensor& index, DimsView sizes) {
  if (index.is_contiguous() && equal(index.sizes(), sizes)) return index;
  Tensor result = empty(sizes, DType::Int64);
  copy_unrecorded(result, index);
  return result;
}

// Where each combination of several indices lies, counted in elements from the first.
Tensor joint_offsets(const std::vector<Part>& parts, DimsView sizes, const Tensor& input) {
  Tensor offsets = empty(sizes, DType::Int64);
  if (offsets.numel() == 0) return offsets;
  for (const Part& part : parts) {
    const Tensor index = broadcast_index(part.index, sizes);
    bool out_of_range = false;
    launch("index", kernels::add_offsets,
           {index.data<int64_t>(), offsets.data<int64_t>(), index.numel(), part.size, part.step,
            &part == &parts[0], &out_of_range},
           index.numel());
    if (out_of_range) check_range(part, input);
  }
  return offsets;
}

IndexedPlan plan_of(const Tensor& input, const std::vector<Part>& parts) {
  bool adjacent = true;
  for (size_t i = 1; i < parts.size(); ++i)
    adjacent &= parts[i].first == parts[i - 1].first + parts[i - 1].count;
  IndexedPlan plan;
  const Dims joint = joint_sizes(parts);
  if (checked_numel(joint) != 0)
    for (const Part& part : parts)
      if (part.size == 0)
        fail(ErrorKind::Index, "index: a tensor of shape ", to_string(input.sizes()),
             " was given; index is out of bounds for dimension with size 0 (dimension ", part.first,
             "); an empty dimension can be indexed by an empty index only");
  if (parts.size() == 1) {
    plan.index = parts[0].index;
    plan.size = plan.wrap = parts[0].size;
    plan.step = parts[0].step;
  } else {
    plan.index = joint_offsets(parts, joint, input);
    plan.size = INT64_MAX;
    plan.step = 1;
  }
  const auto add_joint = [&] {
    for (int dim = 0; dim < joint.size(); ++dim) {
      plan.sizes.push_back(joint[dim]);
      plan.place_strides.push_back(0);
      plan.index_strides.push_back(plan.index.stride(dim));
    }
  };
  if (!adjacent) add_joint();
  size_t next = 0;
  for (int dim = 0; dim < input.ndim();) {
    if (next < parts.size() && parts[next].first == dim) {
      if (adjacent && next == 0) add_joint();
      dim += parts[next++].count;
      continue;
    }
    plan.sizes.push_back(input.size(dim));
    plan.place_strides.push_back(input.stride(dim));
    plan.index_strides.push_back(0);
    ++dim;
  }
  return plan;
}

// The mask, when it is the only index and covers a contiguous input.
const Tensor* whole_mask(const Tensor& input, const TensorList& indices) {
  if (indices.size() != 1 || !indices[0].defined() || indices[0].dtype() != DType::Bool)
    return nullptr;
  const Tensor& mask = indices[0];
  const bool fits = mask.is_contiguous() && mask.ndim() > 0 && input.is_contiguous() &&
                    same_sizes(mask.layout(), input.layout());
  return fits ? &mask : nullptr;
}

Tensor read(const Tensor& input, const TensorList& indices) {
  if (const Tensor* mask = whole_mask(input, indices)) return pack_unrecorded(input, *mask);
  const std::vector<Part> parts = parts_of(input, indices);
  if (parts.empty()) return cast_unrecorded(input, input.dtype());
  const IndexedPlan plan = plan_of(input, parts);
  Tensor result = empty(plan.sizes, input.dtype());
  if (!run_indexed("index", IndexedOperation::Read, plan, result, result.strides(), input))
    check_range(parts[0], input);
  return result;
}

// Strides that repeat `values` over `sizes`.
Dims broadcast_strides(const Tensor& values, DimsView sizes) {
  Dims strides;
  const int ndim = static_cast<int>(sizes.size());
  const int missing = ndim - values.ndim();
  bool fits = missing >= 0;
  for (int dim = 0; fits && dim < ndim; ++dim) {
    const int64_t size = dim < missing ? 1 : values.size(dim - missing);
    fits = size == sizes[size_t(dim)] || size == 1;
    strides.push_back(size == 1 ? 0 : values.stride(dim - missing));
  }
  if (!fits)
    fail(ErrorKind::Runtime, "index_put: values that do not fit were given; shape mismatch: value ",
         "tensor of shape ", to_string(values.sizes()),
         " cannot be broadcast to indexing result of shape ", to_string(sizes),
         "; the values must broadcast to tensor[indices]");
  return strides;
}

void check_dtypes(const Tensor& target, const Tensor& values) {
  if (values.dtype() != target.dtype())
    fail(ErrorKind::Runtime, "index_put: values of dtype ", values.dtype(),
         " were given; Index put requires the source and destination dtypes match, got ",
         target.dtype(), " for the destination and ", values.dtype(),
         " for the source.; convert the values");
}

// Whether the indices are one mask and otherwise whole dimensions.
bool is_one_mask(const TensorList& indices) {
  const Tensor* mask = nullptr;
  for (const Tensor& index : indices) {
    if (!index.defined()) continue;
    if (mask || !is_mask(index)) return false;
    mask = &index;
  }
  return mask;
}

// One value of any dtype as masked_fill takes it.
Tensor as_number(const Tensor& value, DType dtype) {
  const Tensor one = alias(value, Layout::contiguous({}), value->offset);
  if (one.dtype() == dtype) return one;
  check_fits("index_put_",
             is_floating(one.dtype()) ? Number(*cast_unrecorded(one, DType::Float64).data<double>())
                                      : Number(*cast_unrecorded(one, DType::Int64).data<int64_t>()),
             dtype);
  return cast_unrecorded(one, dtype);
}

void write(Tensor& target, const TensorList& given, const Tensor& given_values, bool accumulate) {
  Tensor values = apart_from(given_values, target);
  // Through a mask one value is a number, of whatever dtype and dimensions, as in masked_fill.
  if (!accumulate && values.numel() == 1 && is_one_mask(given))
    values = as_number(values, target.dtype());
  TensorList indices = given;
  for (Tensor& index : indices)
    if (index.defined()) index = apart_from(index, target);
  if (const Tensor* mask = whole_mask(target, indices); mask && !accumulate) {
    check_dtypes(target, values);
    if (values.ndim() == 0) return fill_where_unrecorded(target, *mask, values);
    const int64_t count = count_nonzero_of_mask(*mask);
    if (values.ndim() == 1 && values.size(0) == count && values.is_contiguous())
      return spread_unrecorded(target, *mask, values);
  }
  const std::vector<Part> parts = parts_of(target, indices);
  const IndexedPlan plan = plan_of(target, parts);
  check_dtypes(target, values);
  const Dims strides = broadcast_strides(values, plan.sizes);
  int64_t positions = 1;
  for (int64_t size : plan.sizes) positions *= size;
  if (parts.empty() || positions == 0) {
    if (parts.empty()) copy_unrecorded(target, values);
    return;
  }
  if (parts.size() == 1) check_range(parts[0], target);
  run_indexed("index_put", accumulate ? IndexedOperation::Add : IndexedOperation::Write, plan,
              values, strides, target);
}

// The indices that a node saved, undefined where a dimension was taken whole.
struct SavedIndices {
  uint64_t defined = 0;
  int count = 0;

  explicit SavedIndices(const TensorList& indices) : count(static_cast<int>(indices.size())) {
    for (int i = 0; i < count; ++i)
      if (indices[size_t(i)].defined()) defined |= uint64_t{1} << i;
  }
  TensorList of(const Backward& backward) const {
    TensorList indices(static_cast<size_t>(count));
    uint32_t next = 0;
    for (int i = 0; i < count; ++i)
      if (defined >> i & 1) indices[size_t(i)] = backward.saved(next++);
    return indices;
  }
};

std::vector<Save> saves_of(const TensorList& indices) {
  std::vector<Save> saves;
  for (const Tensor& index : indices)
    if (index.defined()) saves.push_back({&index, Saved::kConstant});
  return saves;
}

struct IndexBack {
  SavedIndices indices;
  Ref<const Layout> layout;
  void operator()(Backward& backward) const {
    const Tensor& g = backward.gradient();
    backward.set(0, index_put(zeros(layout->sizes(), g.dtype()), indices.of(backward), g, true));
  }
};

struct IndexPutBack {
  SavedIndices indices;
  bool accumulate;
  void operator()(Backward& backward) const {
    const Tensor& g = backward.gradient();
    if (backward.needs(0))
      backward.set(0, accumulate ? g
                                 : index_put(g, indices.of(backward),
                                             scalar(Number(0.0), g.dtype()), false));
    if (backward.needs(1)) backward.set(1, index(g, indices.of(backward)));
  }
};

Tensor put(Tensor& target, const TensorList& indices, const Tensor& values, bool accumulate,
           bool in_place) {
  const bool differentiable = is_floating(target.dtype());
  if (in_place)
    check_expanded("index_put_", target, "tensor[indices] = tensor",
                   differentiable && values.requires_grad());
  NodeRef node;
  if (differentiable && recording({&target, &values})) {
    const Tensor* inputs[] = {&target, &values};
    node = make_node<kIndexPut>(1, inputs, saves_of(indices),
                                IndexPutBack{SavedIndices(indices), accumulate});
  }
  Tensor result = in_place ? target : cast_unrecorded(target, target.dtype());
  write(result, indices, values, accumulate);
  if (in_place) mark_written(target);
  if (!node) return result;
  if (in_place)
    rebase_history(target, std::move(node), 0);
  else
    set_history(result, std::move(node), 0);
  return result;
}

Tensor index_put_row(const Tensor& input, const TensorList& indices, const Tensor& values,
                     bool accumulate) {
  return index_put(input, indices, values, accumulate);
}

Value index_put_in_place_row(std::span<Value> arguments) {
  index_put_(std::get<Tensor>(arguments[0]), std::get<TensorList>(arguments[1]),
             std::get<Tensor>(arguments[2]), std::get<bool>(arguments[3]));
  return arguments[0];
}

Tensor index_row(const Tensor& input, const TensorList& indices) {
  return index(input, indices);
}

constexpr Op kOps[] = {
    {.name = "index",
     .signature = "(Tensor input, Tensor[] indices) -> Tensor",
     .call = call<index_row>,
     .derivative = &kIndex,
     .forms = OpForms::kInternal,
     .samples = "(R[4], [A([0, 3, 0, -1])]) (R[2,3], [A([[1], [0]]), A([0, -1])]) "
                "(R[2,3], [A([True, False])]) (R[2,3], [A([[True, False, True], [False, True, "
                "True]])]) (R[3,2], [A([])])",
     .doc = "The elements at given places, as tensor[indices]."},
    {.name = "index_put",
     .signature =
         "(Tensor input, Tensor[] indices, Tensor values, bool accumulate=False) -> Tensor",
     .call = call<index_put_row>,
     .derivative = &kIndexPut,
     .call_in_place = index_put_in_place_row,
     .no_out = true,
     .samples = "(R[4], [A([0, 3])], R[2]) (R[2,3], [A([[1], [0]]), A([0, -1])], R[2]) "
                "(R[4], [A([0, 3, 0, -1])], R[4], True) (R[2,3], [A([True, False])], R[]) "
                "(R[3], [A([True, False, True])], R[1])",
     .doc = "The elements at given places replaced by values, or added to."},
};
const OpTable kTable(kOps);

}  // namespace

Tensor index(const Tensor& input, const TensorList& indices) {
  Tensor result = read(input, indices);
  if (recording({&input})) {
    const Tensor* inputs[] = {&input};
    set_history(result,
                make_node<kIndex>(1, inputs, saves_of(indices),
                                  IndexBack{SavedIndices(indices), input.layout_ref()}),
                0);
  }
  return result;
}

Tensor index_put(const Tensor& input, const TensorList& indices, const Tensor& values,
                 bool accumulate) {
  Tensor target = input;
  return put(target, indices, values, accumulate, false);
}

void index_put_(Tensor& target, const TensorList& indices, const Tensor& values, bool accumulate) {
  put(target, indices, values, accumulate, true);
}

}  // namespace backsweep
