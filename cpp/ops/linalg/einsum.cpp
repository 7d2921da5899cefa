// Sums of products named by subscripts (Einstein's summation convention).
//
// Operands are joined from left to right. Two of them become one matrix product: the subscripts
// that both have and that are still needed are its batch, those that nobody needs afterwards are
// summed by it, and the others are its rows and columns.
#include "ops/elementwise.hpp"
#include "ops/linalg/product.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/record.hpp"

namespace backsweep {
namespace {

constexpr Derivative kEinsum{"einsum", "ViewBackward0", "as of the matrix products"};

// A subscript: 0-25 for A-Z, 26-51 for a-z (the order of an implicit output), then the dimensions
// of the ellipsis, the last one first.
using Label = int64_t;
constexpr Label kEllipsis = 52;
constexpr int kLabels = kEllipsis + kMaxDims;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
Label label_of(char c) {
  return c >= 'a' ? 26 + c - 'a' : c - 'A';
}
std::string name_of(Label label) {
  if (label >= kEllipsis) return "...";
  return std::string(1, static_cast<char>(label < 26 ? 'A' + label : 'a' + label - 26));
}

// Dimensions of a tensor by their subscripts.
struct Term {
  Tensor tensor;
  Dims labels;

  int place(Label label) const {
    return static_cast<int>(std::find(labels.begin(), labels.end(), label) - labels.begin());
  }
  bool has(Label label) const { return labels.contains(label); }
  int64_t size(Label label) const { return tensor.size(place(label)); }

  void sum_out(const Dims& unwanted) {
    if (unwanted.empty()) return;
    IntList dims;
    Dims kept;
    for (int i = 0; i < labels.size(); ++i)
      if (unwanted.contains(labels[i]))
        dims.push_back(i);
      else
        kept.push_back(labels[i]);
    tensor = sum(tensor, dims, false, std::nullopt);
    labels = kept;
  }
  void drop(Label label) {
    const int dim = place(label);
    tensor = select(tensor, dim, 0);
    labels.erase(dim);
  }
  // The dimensions in another order; labels that are not there become dimensions of size 1.
  Tensor ordered(const Dims& order) const {
    if (equal(order, labels)) return tensor;
    Dims dims;
    for (Label label : order)
      if (has(label)) dims.push_back(place(label));
    Tensor result = permute(tensor, dims);
    for (int i = 0; i < order.size(); ++i)
      if (!has(order[i])) result = unsqueeze(result, i);
    return result;
  }
};

// ---- Reading the equation ----------------------------------------------------------------------

struct Equation {
  std::vector<Dims> inputs;  // kEllipsis alone stands for "..."
  Dims output;
  bool has_output = false;
};

[[noreturn]] void refuse_character(size_t index) {
  fail(ErrorKind::Runtime, "einsum: einsum(): invalid subscript given at index ", index,
       " in the equation string, subscripts must be in [a-zA-Z]; separate operands by a comma and "
       "the output by ->");
}

Equation parsed(const std::string& text) {
  Equation equation;
  equation.inputs.emplace_back();
  Dims* term = &equation.inputs.back();
  bool dots = false;
  const auto where = [&] {
    return equation.has_output ? std::string("output")
                               : "operand " + std::to_string(equation.inputs.size() - 1);
  };
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == ' ') continue;
    if (is_letter(c)) {
      if (equation.has_output && term->contains(label_of(c)))
        fail(ErrorKind::Runtime, "einsum: einsum(): output subscript ", name_of(label_of(c)),
             " appears more than once in the output; name each dimension once");
      term->push_back(label_of(c));
    } else if (c == '.') {
      if (dots && equation.has_output)
        fail(ErrorKind::Runtime,
             "einsum: einsum(): found '.' for output but an ellipsis (...) "
             "was already found; one is possible");
      if (dots)
        fail(ErrorKind::Runtime, "einsum: einsum(): found '.' for ", where(),
             " for which an ellipsis was already found; one is possible");
      if (text.compare(i, 3, "...") != 0)
        fail(ErrorKind::Runtime, "einsum: einsum(): found '.' for ", where(),
             " that is not part of any ellipsis", equation.has_output ? " (...)" : "",
             "; write three dots");
      term->push_back(kEllipsis);
      dots = true;
      i += 2;
    } else if (c == ',' && !equation.has_output) {
      equation.inputs.emplace_back();
      term = &equation.inputs.back();
      dots = false;
    } else if (c == '-' && !equation.has_output) {
      if (i + 1 == text.size() || text[i + 1] != '>') refuse_character(i);
      equation.has_output = true;
      term = &equation.output;
      dots = false;
      ++i;
    } else {
      refuse_character(i);
    }
  }
  return equation;
}

// The subscripts of an operand with the ellipsis replaced by the dimensions that it stands for.
Dims expanded(const Dims& labels, int dims) {
  Dims result;
  for (Label label : labels) {
    if (label != kEllipsis) {
      result.push_back(label);
      continue;
    }
    for (int i = dims; i-- > 0;) result.push_back(kEllipsis + i);
  }
  return result;
}

int covered_dims(const Dims& labels, const Tensor& operand, size_t index) {
  const bool dots = labels.contains(kEllipsis);
  const int named = labels.size() - (dots ? 1 : 0);
  if (dots ? named > operand.ndim() : named != operand.ndim())
    fail(ErrorKind::Runtime, "einsum: einsum(): the number of subscripts in the equation (", named,
         dots ? ") is more than the number of dimensions ("
              : ") does not match the number of dimensions (",
         operand.ndim(), ") for operand ", index, dots ? "" : " and no ellipsis was given",
         "; name every dimension, or write ...");
  return dots ? operand.ndim() - named : 0;
}

// Repeated subscripts become one: the diagonal.
Term without_repeats(const Tensor& operand, const Dims& labels, size_t index) {
  Term term{operand, labels};
  for (int i = 0; i < term.labels.size(); ++i)
    for (int j = i + 1; j < term.labels.size();) {
      if (term.labels[i] != term.labels[j]) {
        ++j;
        continue;
      }
      if (term.tensor.size(i) != term.tensor.size(j))
        fail(ErrorKind::Runtime, "einsum: einsum(): subscript ", name_of(term.labels[i]),
             " is repeated for operand ", index, " but the sizes don't match, ",
             term.tensor.size(j), " != ", term.tensor.size(i), "; only squares have diagonals");
      term.tensor = diagonal(term.tensor, 0, i, j);  // the diagonal comes last
      const Label label = term.labels[i];
      term.labels.erase(j);
      term.labels.erase(i);
      term.labels.push_back(label);
      --i;
      break;
    }
  return term;
}

// ---- Joining two -------------------------------------------------------------------------------

Term joined(Term a, Term b, const Dims& needed) {
  // A dimension of size 1 is broadcast over the other's.
  for (Label label : Dims(a.labels))
    if (b.has(label) && a.size(label) != b.size(label)) (a.size(label) == 1 ? a : b).drop(label);
  Dims batch, summed, rows, columns;
  for (Label label : a.labels) {
    const bool shared = b.has(label);
    (needed.contains(label) ? (shared ? batch : rows) : (shared ? summed : rows)).push_back(label);
  }
  for (Label label : b.labels)
    if (!a.has(label)) columns.push_back(label);
  const auto unwanted = [&](Dims& labels) {
    Dims dropped, kept;
    for (Label label : labels) (needed.contains(label) ? kept : dropped).push_back(label);
    labels = kept;
    return dropped;
  };
  a.sum_out(unwanted(rows));
  b.sum_out(unwanted(columns));

  Dims labels(batch);
  for (Label label : rows) labels.push_back(label);
  for (Label label : columns) labels.push_back(label);
  if (summed.empty()) return {a.ordered(labels) * b.ordered(labels), labels};

  const auto count = [](const Term& term, const Dims& of) {
    int64_t product = 1;
    for (Label label : of) product *= term.size(label);
    return product;
  };
  const auto grouped = [&](const Term& term, const Dims& first, int64_t first_count,
                           const Dims& second, int64_t second_count) {
    Dims order(batch), sizes;
    for (Label label : batch) sizes.push_back(term.size(label));
    for (Label label : first) order.push_back(label);
    for (Label label : second) order.push_back(label);
    sizes.push_back(first_count), sizes.push_back(second_count);
    const Tensor tensor = term.ordered(order);
    return equal(tensor.sizes(), sizes) ? tensor : reshape(tensor, sizes);
  };
  const int64_t m = count(a, rows), k = count(a, summed), n = count(b, columns);
  const Tensor left = grouped(a, rows, m, summed, k), right = grouped(b, summed, k, columns, n);
  const Tensor product = batch.empty() ? mm(left, right) : batched("bmm", left, right);
  Dims sizes;
  for (Label label : labels) sizes.push_back(a.has(label) ? a.size(label) : b.size(label));
  return {equal(product.sizes(), sizes) ? product : view(product, sizes), labels};
}

// ---- The whole ---------------------------------------------------------------------------------

// Checks that every subscript has one size, or 1.
void check_sizes(const std::vector<Term>& terms) {
  int64_t sizes[kLabels];
  std::fill(std::begin(sizes), std::end(sizes), 1);
  for (size_t i = 0; i < terms.size(); ++i)
    for (Label label : terms[i].labels) {
      int64_t& size = sizes[label];
      const int64_t own = terms[i].size(label);
      if (own == 1) continue;
      if (size != 1 && size != own)
        fail(ErrorKind::Runtime, "einsum: einsum(): subscript ", name_of(label), " has size ", own,
             " for operand ", i, " which does not broadcast with previously seen size ", size,
             "; a subscript stands for one size");
      size = own;
    }
}

Dims output_labels(const Equation& equation, const std::vector<Dims>& inputs, int covered) {
  int uses[kLabels] = {};
  for (const Dims& labels : inputs)
    for (Label label : labels) ++uses[label];
  if (equation.has_output) {
    for (Label label : equation.output)
      if (label < kEllipsis && uses[label] == 0)
        fail(ErrorKind::Runtime, "einsum: einsum(): output subscript ", name_of(label),
             " does not appear in the equation for any input operand; remove it");
    return expanded(equation.output, covered);
  }
  Dims output;
  for (int i = covered; i-- > 0;) output.push_back(kEllipsis + i);
  for (Label label = 0; label < kEllipsis; ++label)
    if (uses[label] == 1) output.push_back(label);
  return output;
}

Tensor einsum(const std::string& text, const TensorList& operands) {
  if (operands.empty())
    fail(ErrorKind::Value,
         "einsum: no operands were given; einsum(): must specify the equation string and at least "
         "one operand, or at least one operand and its subscripts list; as in einsum('ij->ji', a)");
  const Equation equation = parsed(text);
  if (equation.inputs.size() != operands.size())
    fail(ErrorKind::Runtime, "einsum: ", operands.size(), " operands were given; einsum(): ",
         equation.inputs.size() > operands.size() ? "fewer" : "more",
         " operands were provided than specified in the equation; separate the subscripts of "
         "operands by commas");
  std::vector<Dims> inputs;
  int covered = 0;
  for (size_t i = 0; i < operands.size(); ++i) {
    const int dims = covered_dims(equation.inputs[i], operands[i], i);
    covered = std::max(covered, dims);
    inputs.push_back(expanded(equation.inputs[i], dims));
  }
  const Dims output = output_labels(equation, inputs, covered);
  std::vector<Term> terms;
  for (size_t i = 0; i < operands.size(); ++i)
    terms.push_back(without_repeats(operands[i], inputs[i], i));
  check_sizes(terms);

  Term result = std::move(terms[0]);
  for (size_t i = 1; i < terms.size(); ++i) {
    Dims needed(output);
    for (size_t later = i + 1; later < terms.size(); ++later)
      for (Label label : terms[later].labels)
        if (!needed.contains(label)) needed.push_back(label);
    result = joined(std::move(result), std::move(terms[i]), needed);
  }
  Dims unwanted;
  for (Label label : result.labels)
    if (!output.contains(label)) unwanted.push_back(label);
  result.sum_out(unwanted);
  if (operands.size() > 1 || !unwanted.empty()) return result.ordered(output);
  Dims order;
  for (Label label : output)
    if (result.has(label)) order.push_back(result.place(label));
  return permute(result.tensor, order);
}

constexpr Op kOps[] = {
    {.name = "einsum",
     .signature = "(str equation, Tensor... operands = ()) -> Tensor",
     .call = call<einsum>,
     .derivative = &kEinsum,
     .forms = OpForms::kFunction,
     .no_out = true,
     .samples =
         "('ij,jk->ik', R[2,3], R[3,4]) ('ij,jk', R[2,3], R[3,4]) ('ii', R[3,3]) ('ii->i', R[3,3]) "
         "('ij->ji', R[2,3]) ('bij,bjk->bik', R[2,3,4], R[2,4,3]) ('...ij,...jk', R[2,3,4], "
         "R[4,3]) "
         "('i,j', R[2], R[3]) ('i,i', R[3], R[3]) ('ij->', R[2,3]) ('i,i->i', R[3], R[3]) "
         "('ij,j,k->ik', R[2,3], R[3], R[4]) ('ab,bc,cd', R[2,3], R[3,4], R[4,2]) "
         "('iij->j', R[3,3,2]) ('b...,b...->b', R[4,3,2], R[4,3,1]) (',', R[], R[]) "
         "('ijk,jil->kl', R[3,4,2], R[4,3,2]) ('ij,kj->ki', R[2,3], R[4,3]) "
         "('bhid,bhjd->bhij', R[2,2,3,4], R[2,2,3,4]) ('i...->...', R[2,3]) ('ij,ij->', R[2,3], "
         "R[2,3])",
     .doc = "Sums of products: `einsum('ij,jk->ik', a, b)`, or `einsum(a, [0, 1], b, [1, 2], [0, "
            "2])`."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
