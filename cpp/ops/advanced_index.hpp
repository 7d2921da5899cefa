// Indexing by tensors: input[indices[0], indices[1], ...], where an undefined tensor stands for the
// whole dimension. Integers are positions, bool (and uint8) masks stand for the positions where
// they hold and take as many dimensions as they have. The positions are broadcast against each
// other; their dimensions come where the indices are, or first when other dimensions lie between
// them. https://numpy.org/doc/stable/user/basics.indexing.html#advanced-indexing
#pragma once

#include "ops/value.hpp"

namespace backsweep {

Tensor index(const Tensor& input, const TensorList& indices);
// The elements at the indices replaced by `values`, which are broadcast; or added to with
// `accumulate`. Without it the last of several values for one place stays.
Tensor index_put(const Tensor& input, const TensorList& indices, const Tensor& values,
                 bool accumulate);
void index_put_(Tensor& target, const TensorList& indices, const Tensor& values, bool accumulate);

}  // namespace backsweep
