using System;

namespace DdbCrossAccount.Errors;

/// <summary>Everything that an error tells; made by the engine's catalogue and nowhere else.</summary>
/// <param name="ErrorId">Names the situation; a contract for ever.</param>
/// <param name="Category">What kind of situation it is.</param>
/// <param name="Target">The table, ARN or parameter value that it is about.</param>
/// <param name="Message">What happened, and what was and was not done.</param>
/// <param name="RecommendedAction">What to do next.</param>
/// <param name="InnerException">The exception underneath, if there is one.</param>
internal sealed record DdbErrorDetails(
    string ErrorId,
    DdbErrorCategory Category,
    string Target,
    string Message,
    string RecommendedAction,
    Exception? InnerException = null);
