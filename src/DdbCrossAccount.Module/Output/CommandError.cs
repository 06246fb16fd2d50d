using System;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Module.Output;

/// <summary>An error as PowerShell shows it; <see cref="Base.PowerShellPort"/> makes the record of it.</summary>
/// <param name="Exception">The exception, one of the product's own.</param>
/// <param name="ErrorId">Names the situation.</param>
/// <param name="Category">The kind of situation.</param>
/// <param name="Target">The table, ARN or value that it is about.</param>
/// <param name="Message">The text.</param>
/// <param name="RecommendedAction">What to do next.</param>
internal sealed record CommandError(
    Exception Exception,
    string ErrorId,
    DdbErrorCategory Category,
    string Target,
    string Message,
    string RecommendedAction);
