using System;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.Kms;

/// <summary>Who may use a key, and whether it can be used.</summary>
/// <param name="Policy">The key policy.</param>
/// <param name="State">Its state.</param>
/// <param name="Since">Service time since when it is in this state.</param>
internal sealed record KmsKeyUse(PolicyDocument Policy, KmsKeyState State, DateTimeOffset Since);
