using System;

namespace DdbCrossAccount.Sandbox.Policies;

/// <summary>The text is not a policy that this sandbox understands; what it does not understand it refuses.</summary>
internal sealed class PolicyFormatException(string message) : Exception(message);
