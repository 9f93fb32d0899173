#compdef tthc
# Completion of tthc for zsh, after compinit:  source <(tthc completion zsh)
_tthc() {
    local value meaning
    local -a values shown open
    integer width=0 i
    local -a meanings
    while IFS=$'\t' read -r value meaning; do
        values+=("$value") meanings+=("$meaning")
        (( $#value > width )) && width=$#value
    done < <(TTHC_COMPLETE="+$PREFIX" "${(Q)words[1]}" "${(@Q)words[2,CURRENT-1]}" 2>/dev/null)
    if (( ! $#values )); then
        _files
        return
    fi
    for i in {1..$#values}; do
        value="${(r:$width:)values[i]}  ${meanings[i]}"
        shown+=("${value[1,COLUMNS-1]}")
    done
    [[ ${values[1]} == *= ]] && open=(-S '')
    # -U: the candidates may begin otherwise than the word typed, as III.2 for 2.
    compadd -U -V tthc -l "${open[@]}" -d shown -a values
}
if [[ $funcstack[1] == _tthc ]]; then
    _tthc "$@"
else
    compdef _tthc tthc
fi
