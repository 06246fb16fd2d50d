using System.Text.Json.Nodes;
using DdbCrossAccount.Conformance.Tests.Wire;

namespace DdbCrossAccount.Conformance.Tests.Comparing;

/// <summary>
/// What a step is documented to answer: <c>{"code": …, "message": …}</c> of an error, or <c>{"body": …}</c>.
/// A message may be left out.
/// </summary>
internal static class DocumentedAnswer
{
    public static bool Allows(JsonNode documented, JsonAnswer answer)
    {
        if (documented["code"] is JsonNode code)
        {
            return code.GetValue<string>() == answer.Code
                && (documented["message"] is not JsonNode message || message.GetValue<string>() == answer.Message);
        }

        return answer.Code is null && JsonNode.DeepEquals(NormalForm.Of("", documented["body"]), NormalForm.Of("", answer.Body));
    }
}
