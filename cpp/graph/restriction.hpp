// Sweeps that end in given inputs.
#pragma once

#include <algorithm>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "graph/node.hpp"

namespace backsweep {

// What a sweep that ends in given inputs has to visit and keep.
struct Restriction {
  struct Capture {
    uint32_t output;
    size_t position;
  };

  std::unordered_map<Node*, std::vector<Capture>> captures;
  std::unordered_set<Node*> runs;  // nodes with an input below them
  bool accumulates = false;        // the inputs' `.grad` is wanted, nothing is to be captured
  std::vector<Tensor> captured;

  void capture(Node& node, const Tensor* gradients) {
    const auto found = captures.find(&node);
    if (found == captures.end()) return;
    for (const Capture& capture : found->second)
      captured[capture.position] = gradients[capture.output];
  }

  bool wanted(Node& node) const { return runs.contains(&node) || captures.contains(&node); }

  // Marks every node from which an input can be reached, by a depth-first walk without recursion.
  void find_paths(std::span<const Edge> roots) {
    struct Visit {
      Node* node;
      uint32_t next_edge;
    };
    std::unordered_set<Node*> seen;
    std::vector<Visit> path;
    for (const Edge& root : roots) {
      if (!root.node || !seen.insert(root.node.get()).second) continue;
      path.push_back({root.node.get(), 0});
      while (!path.empty()) {
        Visit& visit = path.back();
        if (visit.next_edge < visit.node->edge_count()) {
          Node* child = visit.node->edge(visit.next_edge++).node.get();
          if (!child) continue;
          if (seen.insert(child).second)
            path.push_back({child, 0});
          else if (wanted(*child))
            runs.insert(visit.node);
        } else {
          Node* finished = visit.node;
          path.pop_back();
          if (!path.empty() && wanted(*finished)) runs.insert(path.back().node);
        }
      }
    }
  }
};

// Those nodes, named by their numbers, that can be reached from `sources`, themselves included.
// Nodes older than all of them are not entered.
inline std::vector<Node*> reachable(std::vector<Node*> sources,
                                    const std::unordered_set<uint64_t>& numbers) {
  const uint64_t oldest =
      numbers.empty() ? UINT64_MAX : *std::min_element(numbers.begin(), numbers.end());
  std::unordered_set<Node*> seen(sources.begin(), sources.end());
  std::vector<Node*> reached;
  while (!sources.empty()) {
    Node* node = sources.back();
    sources.pop_back();
    if (numbers.contains(node->sequence())) reached.push_back(node);
    if (node->sequence() <= oldest) continue;
    for (uint32_t i = 0; i < node->edge_count(); ++i)
      if (Node* next = node->edge(i).node.get(); next && seen.insert(next).second)
        sources.push_back(next);
  }
  return reached;
}

}  // namespace backsweep
