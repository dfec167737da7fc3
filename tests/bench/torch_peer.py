"""The same MNIST job in PyTorch, eager, with autograd: a peer of lesson 13.

    torch_peer.py FOLDER EPOCHS        FOLDER holds the four MNIST files

Its best setting: the data are one tensor that is indexed by a permutation (no
DataLoader), Adam is the foreach one; threads as the environment says.
"""
import os
import sys
import torch

folder, epochs = sys.argv[1], int(sys.argv[2])
torch.set_num_threads(int(os.environ.get("TORCH_THREADS", "1")))


def read(name, header):
    with open(os.path.join(folder, name), "rb") as file:
        return torch.frombuffer(bytearray(file.read()), dtype=torch.uint8,
                                offset=header)


x = read("train-images-idx3-ubyte", 16).reshape(-1, 784).float() / 255
y = read("train-labels-idx1-ubyte", 8).long()
x_test = read("t10k-images-idx3-ubyte", 16).reshape(-1, 784).float() / 255
y_test = read("t10k-labels-idx1-ubyte", 8).long()
torch.manual_seed(1)
model = torch.nn.Sequential(torch.nn.Linear(784, 128), torch.nn.ReLU(),
                            torch.nn.Linear(128, 10))
optimizer = torch.optim.Adam(model.parameters(), foreach=True)
loss_of = torch.nn.CrossEntropyLoss()
for epoch in range(epochs):
    order = torch.randperm(len(x))
    for i in range(0, len(x), 128):
        at = order[i:i + 128]
        optimizer.zero_grad(set_to_none=True)
        loss_of(model(x[at]), y[at]).backward()
        optimizer.step()
with torch.no_grad():
    right = (model(x_test).argmax(1) == y_test).sum().item()
print(f"test accuracy {100 * right / len(y_test):.2f}%")
