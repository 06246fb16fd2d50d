using System;

namespace DdbCrossAccount.CdcFunction.Runtime;

/// <summary>
/// The process cannot go on in this environment: Lambda gives credentials once, when it starts it. It ends, and Lambda
/// starts
/// another.
/// </summary>
internal sealed class EnvironmentSpentException(string message) : Exception(message);
