using System;

namespace DdbCrossAccount.Sandbox;

/// <summary>The command line cannot be understood; the message says what of it.</summary>
internal sealed class CommandLineException(string message) : Exception(message);
