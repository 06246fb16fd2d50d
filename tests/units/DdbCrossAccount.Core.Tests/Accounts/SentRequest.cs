using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace DdbCrossAccount.Core.Tests.Accounts;

/// <summary>A request as it left this process.</summary>
internal sealed record SentRequest(string Method, Uri Uri, string Body, string Headers)
{
    public string Authority => Uri.GetLeftPart(UriPartial.Authority);

    /// <summary>The access key id and the rest of the credential scope that it was signed with.</summary>
    public string Credential => Regex.Match(Headers, "Credential=([^,]+)").Groups[1].Value;

    public string AccessKey => Credential.Split('/')[0];

    /// <summary>The value of a field of a form body, or null.</summary>
    public string? Field(string name) => Body.Split('&').Select(pair => pair.Split('=', 2))
        .Where(pair => pair[0] == name).Select(pair => Uri.UnescapeDataString(pair[1].Replace('+', ' '))).FirstOrDefault();
}
