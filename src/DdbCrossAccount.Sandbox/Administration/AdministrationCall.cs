using System;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.Administration;

/// <summary>One request to the sandbox itself.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Part">What follows the name of the page and a slash; empty for the page itself.</param>
/// <param name="Query">Its query.</param>
/// <param name="Body">Its body.</param>
internal sealed record AdministrationCall(string Method, string Part, IQueryCollection Query, ReadOnlyMemory<byte> Body)
{
    /// <summary>The body; what is no JSON is a <see cref="SettingsException"/>.</summary>
    public JsonElement Json(string subject) => SettingsObject.Parse(Body, subject);

    /// <summary>The body as an object of settings.</summary>
    public SettingsObject Settings(string subject) => new(Json(subject), subject);
}
