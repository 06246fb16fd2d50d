namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>The function that was made; it can be used once it is Active.</summary>
internal sealed class CreateFunctionResponse : FunctionConfiguration;
