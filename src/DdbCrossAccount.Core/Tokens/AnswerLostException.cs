using System;

namespace DdbCrossAccount.Core.Tokens;

/// <summary>
/// A call with a client token was refused in the end, and an answer before that was lost: what was asked for may have
/// been started all the same. The refusal is the inner exception.
/// </summary>
internal sealed class AnswerLostException(Exception refusal) : Exception("An answer was lost.", refusal);
