namespace DdbCrossAccount.Core.Functions;

/// <summary>The zip of a function, whole and fit for its runtime.</summary>
/// <param name="Path">Where it was read.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="CodeSha256">Their SHA-256 in base64, as Lambda tells it of a function's code.</param>
internal sealed record FunctionPackage(string Path, byte[] Content, string CodeSha256);
