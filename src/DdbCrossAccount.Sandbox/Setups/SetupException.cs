using System;

namespace DdbCrossAccount.Sandbox.Setups;

/// <summary>A setup that cannot be read or made; the message says what of it.</summary>
internal sealed class SetupException(string message) : Exception(message);
