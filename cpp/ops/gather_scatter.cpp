#include "ops/gather_scatter.hpp"

#include "ops/change.hpp"
#include "ops/fill.hpp"
#include "ops/indexed.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/scatter_checks.hpp"
#include "ops/view.hpp"

namespace backsweep {
namespace {

constexpr Derivative kGather{"gather", "GatherBackward0", "scatter_add(zeros, dim, index, g)"};
constexpr Derivative kScatter{"scatter", "ScatterBackward0",
                              "scatter(g, dim, index, 0); gather(g, dim, index)"};
constexpr Derivative kScatterNumber{"scatter", "ScatterBackward1", "scatter(g, dim, index, 0)"};
constexpr Derivative kScatterAdd{"scatter_add", "ScatterAddBackward0", "g; gather(g, dim, index)"};

void write(const char* op, IndexedOperation operation, Tensor& target, int dim, const Tensor& index,
           const Tensor& source) {
  const ScatterOperands operands = check_scatter(op, target, dim, index, &source);
  if (operands.index.numel() == 0) return;
  const Tensor dense = apart_from(operands.source, target);
  run_indexed(op, operation, plan_along(operands.target, dim, apart_from(operands.index, target)),
              dense, dense.strides(), operands.target);
}

void write_number(Tensor& target, int dim, const Tensor& index, const Number& value) {
  const ScatterOperands operands = check_scatter("scatter", target, dim, index, nullptr);
  if (operands.index.numel() == 0) return;
  run_indexed("scatter", IndexedOperation::Write,
              plan_along(operands.target, dim, apart_from(operands.index, target)),
              scalar(value, target.dtype()), Dims(operands.index.ndim(), 0), operands.target);
}

Tensor scatter_tensor(Tensor& input, int64_t given_dim, const Tensor& index, const Tensor& source,
                      bool in_place) {
  const int dim = wrap_dim("scatter", given_dim, input.ndim());
  return change<kScatter>(
      "scatter", input, in_place, {&source}, {{&index, Saved::kConstant}},
      [&](Tensor& target) {
        write("scatter", IndexedOperation::Write, target, dim, index, source);
      },
      [dim, layout = source.layout_ref()](Backward& backward) {
        const Tensor& g = backward.gradient();
        const Tensor saved = backward.saved(0);
        if (backward.needs(0)) backward.set(0, scatter(g, dim, saved, Number(0.0)));
        if (backward.needs(1)) backward.set(1, gather_into(g, dim, saved, layout->sizes()));
      });
}

Tensor scatter_number(Tensor& input, int64_t given_dim, const Tensor& index, const Number& value,
                      bool in_place) {
  const int dim = wrap_dim("scatter", given_dim, input.ndim());
  check_fits("scatter", value, input.dtype());
  return change<kScatterNumber>(
      "scatter", input, in_place, {}, {{&index, Saved::kConstant}},
      [&](Tensor& target) { write_number(target, dim, index, value); },
      [dim](Backward& backward) {
        backward.set(0, scatter(backward.gradient(), dim, backward.saved(0), Number(0.0)));
      });
}

Tensor add_tensor(Tensor& input, int64_t given_dim, const Tensor& index, const Tensor& source,
                  bool in_place) {
  const int dim = wrap_dim("scatter_add", given_dim, input.ndim());
  return change<kScatterAdd>(
      "scatter_add", input, in_place, {&source}, {{&index, Saved::kConstant}},
      [&](Tensor& target) {
        write("scatter_add", IndexedOperation::Add, target, dim, index, source);
      },
      [dim, layout = source.layout_ref()](Backward& backward) {
        const Tensor& g = backward.gradient();
        if (backward.needs(0)) backward.set(0, g);
        if (backward.needs(1))
          backward.set(1, gather_into(g, dim, backward.saved(0), layout->sizes()));
      });
}

// scatter(reduce="multiply") keeps no history: PyTorch has no derivative either.
Tensor multiply(Tensor& input, int64_t given_dim, const Tensor& index, const Tensor& source,
                bool in_place) {
  if (recording({&input, &source}))
    fail(ErrorKind::Runtime, "scatter: reduce='multiply' was given with tensors that require a ",
         "gradient; derivative for scatter with reduce is not implemented; use "
         "scatter_reduce(dim, index, src, 'prod')");
  const int dim = wrap_dim("scatter", given_dim, input.ndim());
  return change<kScatter>(
      "scatter", input, in_place, {&source}, {},
      [&](Tensor& target) {
        write("scatter", IndexedOperation::Multiply, target, dim, index, source);
      },
      [](Backward&) {});
}

template <bool in_place>
Value scatter_row(std::span<Value> arguments) {
  Tensor& input = std::get<Tensor>(arguments[0]);
  const int64_t dim = std::get<int64_t>(arguments[1]);
  const Tensor& index = std::get<Tensor>(arguments[2]);
  const auto* number = std::get_if<Number>(&arguments[3]);
  const auto* reduce = std::get_if<std::string>(&arguments[4]);
  if (!reduce && number) return scatter_number(input, dim, index, *number, in_place);
  if (!reduce) return scatter_tensor(input, dim, index, std::get<Tensor>(arguments[3]), in_place);
  if (*reduce != "add" && *reduce != "multiply")
    fail(ErrorKind::Runtime, "scatter: reduce='", *reduce,
         "' was given; reduce argument must be either add or multiply.; scatter_reduce has others");
  if (number) check_fits("scatter", *number, input.dtype());
  const Tensor source = number ? expand(scalar(*number, input.dtype()), index.sizes())
                               : std::get<Tensor>(arguments[3]);
  return *reduce == "add" ? add_tensor(input, dim, index, source, in_place)
                          : multiply(input, dim, index, source, in_place);
}

template <bool in_place>
Value scatter_add_row(std::span<Value> arguments) {
  return add_tensor(std::get<Tensor>(arguments[0]), std::get<int64_t>(arguments[1]),
                    std::get<Tensor>(arguments[2]), std::get<Tensor>(arguments[3]), in_place);
}

// `sparse_grad` is accepted; gradients are dense.
Value gather_row(std::span<Value> arguments) {
  return gather(std::get<Tensor>(arguments[0]), std::get<int64_t>(arguments[1]),
                std::get<Tensor>(arguments[2]));
}

constexpr Op kOps[] = {
    {.name = "gather",
     .signature = "(Tensor input, int dim, Tensor index, *, bool sparse_grad=False) -> Tensor",
     .call = gather_row,
     .derivative = &kGather,
     .samples = "(R[2,3], 1, A([[0, 2, 0, 1], [1, 1, 2, 0]])) (R[2,3], 0, A([[1, 0]])) (R[3], -1, "
                "A([2, 0, 2])) (R[], 0, A(0)) (R[2,3], 1, A([[0], [1]])) (R[2,3], 0, I[0,3])",
     .doc = "The elements at given places of a dimension: result[i][j] = input[index[i][j]][j]."},
    {.name = "scatter",
     .signature = "(Tensor input, int dim, Tensor index, Tensor src, *, str? reduce=None) "
                  "-> Tensor",
     .call = scatter_row<false>,
     .derivative = &kScatter,
     .call_in_place = scatter_row<true>,
     .samples = "(R[2,3], 1, A([[0, 2], [1, 0]]), R[2,2]) (R[2,3], 0, A([[1, 0, 1]]), R[1,3]) "
                "(R[3], -1, A([2, 0]), R[2]) (R[], 0, A(0), R[])",
     .doc = "Elements put at given places of a dimension: result[index[i][j]][j] = src[i][j]."},
    {.name = "scatter",
     .signature = "(Tensor input, int dim, Tensor index, Number value, *, str? reduce=None) "
                  "-> Tensor",
     .call = scatter_row<false>,
     .derivative = &kScatterNumber,
     .call_in_place = scatter_row<true>,
     .samples = "(R[2,3], 1, A([[0, 2], [1, 0]]), 1.5) (R[3], 0, A([1, 1]), 2)",
     .doc = "Elements put at given places of a dimension: result[index[i][j]][j] = src[i][j]."},
    {.name = "scatter_add",
     .signature = "(Tensor input, int dim, Tensor index, Tensor src) -> Tensor",
     .call = scatter_add_row<false>,
     .derivative = &kScatterAdd,
     .call_in_place = scatter_add_row<true>,
     .samples = "(R[2,3], 1, A([[0, 2, 0, 0], [1, 0, 1, 1]]), R[2,4]) (R[2,3], 0, A([[1, 0, 1]]), "
                "R[1,3]) (R[3], -1, A([2, 2, 0]), R[3]) (R[], 0, A(0), R[])",
     .doc = "Elements added at given places of a dimension: result[index[i][j]][j] += src[i][j]."},
};
const OpTable kTable(kOps);

}  // namespace

Tensor gather(const Tensor& input, int64_t given_dim, const Tensor& given_index) {
  const int dim = wrap_dim("gather", given_dim, input.ndim());
  const Tensor index = check_gather(input, dim, given_index);
  Tensor result = empty(index.sizes(), input.dtype());
  if (index.numel() > 0) {
    const Tensor places = with_a_dimension(input);
    const Tensor indices = with_a_dimension(index);
    const IndexedPlan plan = plan_along(places, dim, indices);
    const Tensor dense = with_a_dimension(result);
    if (!run_indexed("gather", IndexedOperation::Read, plan, dense, dense.strides(), places))
      check_range("gather", indices, dim, places.size(dim));
  }
  record<kGather>(
      result, {&input}, {{&index, Saved::kConstant}},
      [dim, layout = input.layout_ref()](Backward& backward) {
        const Tensor& g = backward.gradient();
        backward.set(0, scatter_add(zeros(layout->sizes(), g.dtype()), dim, backward.saved(0), g));
      });
  return result;
}

Tensor scatter(const Tensor& input, int64_t dim, const Tensor& index, const Tensor& source) {
  Tensor target = input;
  return scatter_tensor(target, dim, index, source, false);
}
Tensor scatter(const Tensor& input, int64_t dim, const Tensor& index, const Number& value) {
  Tensor target = input;
  return scatter_number(target, dim, index, value, false);
}
Tensor scatter_add(const Tensor& input, int64_t dim, const Tensor& index, const Tensor& source) {
  Tensor target = input;
  return add_tensor(target, dim, index, source, false);
}

}  // namespace backsweep
